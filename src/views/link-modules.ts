import { encode } from 'uqr'

/** The QR code of a link: rows of modules, true where dark; null for a link of more letters than a code can hold. */
export function linkModules(link: string): boolean[][] | null {
  try {
    // On a screen nothing is torn or dirty: the fewer modules, the farther off one can scan them.
    return encode(link, { ecc: 'L', boostEcc: true, border: 0 }).data
  } catch {
    return null
  }
}
