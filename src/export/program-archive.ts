import { strToU8, zipSync } from 'fflate'
import { type ModelFile, writeModelFile } from '../vae/model-file'

/** The name of the model file beside a program. */
export const modelFileName = 'model.safetensors'

/** A ZIP with a program and the model file with which it goes on. @param pixels values an image */
export function programArchive(
  model: ModelFile,
  pixels: number,
  program: { name: string; text: string },
): Uint8Array<ArrayBuffer> {
  const files = {
    [program.name]: strToU8(program.text),
    // Weights hardly pack.
    [modelFileName]: [writeModelFile(model, pixels), { level: 0 }] as [Uint8Array, { level: 0 }],
  }
  return zipSync(files) as Uint8Array<ArrayBuffer>
}
