/** Tells processors that imitate a GPU from GPUs. They lose to WebAssembly by a factor of ten and more. */

const softwareNames =
  /swiftshader|llvmpipe|lavapipe|softpipe|swrast|software|basic render|\bwarp\b|mesa offscreen/i

/** The part of GPUAdapterInfo that says who computes. */
export interface AdapterDescription {
  vendor: string
  architecture: string
  device: string
  description: string
  /** Absent in browsers that are older than the field. */
  isFallbackAdapter?: boolean
}

export function isSoftwareAdapter(adapter: AdapterDescription): boolean {
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter
  // Mesa gives its own vendor number to its software rasteriser only: its drivers of GPUs give the maker's.
  if (isFallbackAdapter || vendor.toLowerCase() === 'mesa') return true
  return softwareNames.test([vendor, architecture, device, description].join(' '))
}

/** @param renderer WebGL's unmasked renderer */
export function isSoftwareRenderer(renderer: string): boolean {
  return softwareNames.test(renderer)
}
