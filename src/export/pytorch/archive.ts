import type { ModelFile } from '../../vae/model-file'
import { programArchive } from '../program-archive'
import { pytorchScript } from './script'

/** A ZIP with the model file and `vae.py`. @param pixels values an image */
export function pytorchArchive(model: ModelFile, pixels: number): Uint8Array<ArrayBuffer> {
  return programArchive(model, pixels, { name: 'vae.py', text: pytorchScript(model.settings, pixels) })
}
