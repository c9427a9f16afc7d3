import { strToU8, type Zippable, zipSync } from 'fflate'
import type { ModelFile } from '../../vae/model-file'
import { decoderModel, encoderModel } from './layers-model'

/** A ZIP with a folder for the encoder and one for the decoder, as `tf.loadLayersModel` opens them. */
export function tensorflowArchive(model: ModelFile, pixels: number): Uint8Array<ArrayBuffer> {
  const zip: Zippable = {}
  const halves = { encoder: encoderModel(model, pixels), decoder: decoderModel(model, pixels) }
  for (const [folder, files] of Object.entries(halves)) {
    zip[`${folder}/model.json`] = strToU8(files['model.json'])
    // Weights hardly pack.
    zip[`${folder}/weights.bin`] = [files['weights.bin'], { level: 0 }]
  }
  return zipSync(zip) as Uint8Array<ArrayBuffer>
}
