/** The present model in the forms that other programs take. Who writes a form is fetched when it is first asked for. */
import type { WebPageContents } from '../export/web-page/web-page'
import { imagePixels } from '../vae/image'
import { type ModelFile, writeModelFile } from '../vae/model-file'

const writers = {
  safetensors: async (model: ModelFile) => writeModelFile(model, imagePixels),
  pytorch: async (model: ModelFile) =>
    (await import('../export/pytorch/archive')).pytorchArchive(model, imagePixels),
  tensorflow: async (model: ModelFile) =>
    (await import('../export/tensorflow/archive')).tensorflowArchive(model, imagePixels),
  keras: async (model: ModelFile) =>
    (await import('../export/keras/archive')).kerasArchive(model, imagePixels),
}

type FileForm = keyof typeof writers

export type ExportForm = FileForm | 'web-page'

export const exportForms: readonly ExportForm[] = [...(Object.keys(writers) as FileForm[]), 'web-page']

/** A form, or what a web page shows besides the model. */
export type ExportTarget = FileForm | WebPageContents

export async function exported(model: ModelFile, target: ExportTarget): Promise<Blob> {
  if (typeof target === 'string') {
    const type = target === 'safetensors' ? 'application/octet-stream' : 'application/zip'
    return new Blob([await writers[target](model)], { type })
  }
  const { webPage } = await import('../export/web-page/web-page')
  return new Blob([webPage(model, target)], { type: 'text/html' })
}
