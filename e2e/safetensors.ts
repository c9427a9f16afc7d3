/** The container safetensors (https://github.com/huggingface/safetensors) as another program reads and writes it. */

export interface Tensor {
  shape: number[]
  data: Float32Array
}

export function writeSafetensors(metadata: Record<string, string>, tensors: Map<string, Tensor>): Buffer {
  let end = 0
  const entries = [...tensors].map(([name, { shape, data }]) => {
    const begin = end
    end += data.byteLength
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }]
  })
  const header = Buffer.from(JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  const data = [...tensors.values()].map(({ data }) =>
    Buffer.from(data.buffer, data.byteOffset, data.byteLength),
  )
  return Buffer.concat([length, header, ...data])
}

export function readSafetensors(file: Buffer): {
  metadata: Record<string, string>
  tensors: Map<string, Tensor>
} {
  const start = 8 + Number(file.readBigUInt64LE(0))
  const { __metadata__: metadata, ...described } = JSON.parse(file.toString('utf8', 8, start))
  const tensors = new Map<string, Tensor>()
  for (const [name, { shape, data_offsets }] of Object.entries<{
    shape: number[]
    data_offsets: [number, number]
  }>(described)) {
    const [begin, end] = data_offsets
    const bytes = Uint8Array.from(file.subarray(start + begin, start + end))
    tensors.set(name, { shape, data: new Float32Array(bytes.buffer) })
  }
  return { metadata, tensors }
}
