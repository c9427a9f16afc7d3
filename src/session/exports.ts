/** The present model in the forms that other programs take. Who writes a form is fetched when it is first asked for. */
import { imagePixels } from '../vae/image'
import { type ModelFile, writeModelFile } from '../vae/model-file'

const writers = {
  safetensors: async (model: ModelFile) => writeModelFile(model, imagePixels),
  pytorch: async (model: ModelFile) =>
    (await import('../export/pytorch/archive')).pytorchArchive(model, imagePixels),
  tensorflow: async (model: ModelFile) =>
    (await import('../export/tensorflow/archive')).tensorflowArchive(model, imagePixels),
}

export type ExportForm = keyof typeof writers

export const exportForms = Object.keys(writers) as ExportForm[]

export async function exported(model: ModelFile, form: ExportForm): Promise<Blob> {
  const type = form === 'safetensors' ? 'application/octet-stream' : 'application/zip'
  return new Blob([await writers[form](model)], { type })
}
