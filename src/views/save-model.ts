import type { ExportTarget } from '../session/exports'
import type { Session } from '../session/session'
import { saveFile } from './save-file'

/** Offers the present model for download, as the model file or in another form. @returns the name of the file */
export async function saveModel(
  session: Session,
  target: ExportTarget = 'safetensors',
  ending = '.safetensors',
): Promise<string> {
  const { settings, status } = session.store.getState()
  const file = `${settings.model.kind}-${settings.dataset}-${status?.step ?? 0}${ending}`
  saveFile(await session.exportModel(target), file)
  return file
}
