import { strToU8, type Zippable, zipSync } from 'fflate'
import type { ModelFile } from '../../vae/model-file'
import { decoderModel, encoderModel } from './layers-model'

/** A ZIP with a folder for the encoder and one for the decoder, as `tf.loadLayersModel` opens them. */
export function tensorflowArchive(model: ModelFile, pixels: number): Uint8Array<ArrayBuffer> {
  const halves = { encoder: encoderModel(model, pixels), decoder: decoderModel(model, pixels) }
  const folders = Object.entries(halves).map(([name, files]): [string, Zippable] => [
    name,
    // Weights hardly pack.
    { 'model.json': strToU8(files['model.json']), 'weights.bin': [files['weights.bin'], { level: 0 }] },
  ])
  return zipSync(Object.fromEntries(folders)) as Uint8Array<ArrayBuffer>
}
