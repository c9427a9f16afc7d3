import { strToU8, zipSync } from 'fflate'
import { type ModelFile, writeModelFile } from '../../vae/model-file'
import { modelFileName, pytorchScript } from './script'

/** A ZIP with the model file and the program that goes on with it. @param pixels values an image */
export function pytorchArchive(model: ModelFile, pixels: number): Uint8Array<ArrayBuffer> {
  const files = {
    'vae.py': strToU8(pytorchScript(model.settings, pixels)),
    // Weights hardly pack.
    [modelFileName]: [writeModelFile(model, pixels), { level: 0 }] as [Uint8Array, { level: 0 }],
  }
  return zipSync(files) as Uint8Array<ArrayBuffer>
}
