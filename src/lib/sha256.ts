/** The SHA-256 of bytes in hexadecimal; null where the platform does not offer it. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  // Typed as always there, yet absent outside secure contexts.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle
  if (!subtle) return null
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
