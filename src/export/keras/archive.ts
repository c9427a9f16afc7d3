import type { ModelFile } from '../../vae/model-file'
import { programArchive } from '../program-archive'
import { kerasScript } from './script'

/** A ZIP with the model file and `train_keras.py`. @param pixels values an image */
export function kerasArchive(model: ModelFile, pixels: number): Uint8Array<ArrayBuffer> {
  return programArchive(model, pixels, { name: 'train_keras.py', text: kerasScript(model.settings, pixels) })
}
