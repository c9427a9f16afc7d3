/**
 * Whether the page was opened to be part of another one (`embed=1`); it stays so as long as it is open. It then
 * neither looks for nor keeps anything on the device of a reader who came for the page around it.
 */
import { parseAddress } from './address'

export const isEmbedded = parseAddress(globalThis.location?.hash ?? '').embed
