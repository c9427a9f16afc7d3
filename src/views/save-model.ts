import type { Session } from '../session/session'
import { saveFile } from './save-file'

/** Offers the present model for download. @returns the name of the file */
export async function saveModel(session: Session): Promise<string> {
  const { settings, status } = session.store.getState()
  const file = `${settings.model.kind}-${settings.dataset}-${status?.step ?? 0}.safetensors`
  saveFile(await session.exportModel(), file)
  return file
}
