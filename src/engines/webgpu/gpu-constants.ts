/** Flags of the WebGPU specification. The types that come with TypeScript have no values for them. */

export const BufferUsage = {
  mapRead: 0x01,
  copySource: 0x04,
  copyTarget: 0x08,
  uniform: 0x40,
  storage: 0x80,
} as const

export const mapModeRead = 0x1
export const stageCompute = 0x4
