/**
 * Files that were verified once, kept by the browser between visits. A cache is a convenience: where there is
 * none (private windows, insecure contexts) or no room is left, everything goes on without.
 */

const cacheName = 'vae-playground-datasets-1'

export interface FileCache {
  /** The bytes as they were received then, or null. `version` tells apart files that follow each other at one address. */
  read(url: string, version: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Keeps the bytes in place of every other version. */
  write(url: string, version: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Forgets every version. */
  remove(url: string): Promise<void>
}

/** Never throws, nor does what it returns. @param keep whether anything may be kept; else there is no cache */
export async function openFileCache(keep: boolean): Promise<FileCache> {
  const cache = keep ? await attempt(async () => globalThis.caches.open(cacheName)) : null
  return {
    read: async (url, version) => {
      const found = await attempt(async () => cache?.match(keyOf(url, version)))
      const buffer = await attempt(async () => found?.arrayBuffer())
      return buffer ? new Uint8Array(buffer) : null
    },
    write: async (url, version, bytes) => {
      await attempt(async () => cache?.delete(url, { ignoreSearch: true }))
      await attempt(async () => cache?.put(keyOf(url, version), new Response(bytes)))
    },
    remove: async (url) => {
      await attempt(async () => cache?.delete(url, { ignoreSearch: true }))
    },
  }
}

/** A cached file never answers a request of the page, because no request carries this query. */
function keyOf(url: string, version: string): string {
  return `${url}?version=${version}`
}

async function attempt<T>(action: () => Promise<T>): Promise<T | null> {
  try {
    return await action()
  } catch {
    return null
  }
}
