import { Problem } from '../lib/problem'
import { imagePixels } from '../vae/image'
import { announcedModel, type ModelFile, readModelFile } from '../vae/model-file'
import { announcedFile, maximumHeaderLength } from '../vae/safetensors'

const megabyte = 1_000_000
/** The largest network that settings allow has 62 million parameters, with two moments each: 750 MB. */
const mostMegabytes = 1000

/**
 * The model in a file, which is read as a whole only once its beginning fits it.
 * @throws Problem `model-file-*`, or `setting-*` if the file's settings are out of their limits
 */
export async function modelIn(file: Blob): Promise<ModelFile> {
  const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
  const announced = announcedFile(await bytesOf(file.slice(0, 8 + maximumHeaderLength)))
  if (announced.length !== file.size) throw new Problem('model-file-malformed', { reason: 'tensor-bytes' })
  if (file.size > mostMegabytes * megabyte) {
    const megabytes = Math.ceil(file.size / megabyte)
    throw new Problem('model-file-too-large', { megabytes, limit: mostMegabytes })
  }
  announcedModel(announced, imagePixels)
  return readModelFile(await bytesOf(file), imagePixels)
}
