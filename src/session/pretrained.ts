/** The model that ships with the page, so that it answers before anybody trains. Made by `npm run pretrain`. */
import { Problem } from '../lib/problem'
import { readCompactModel } from '../vae/compact-model'
import { imagePixels } from '../vae/image'
import type { ModelFile } from '../vae/model-file'
import type { Settings } from '../vae/settings'
import { defaultSettings } from '../vae/settings-schema'
import { consequence } from '../vae/settings-validation'

/** Whether a run with these settings could have led to the model that ships: it has the default settings. */
export function fitsPretrained(settings: Settings): boolean {
  return consequence(defaultSettings(), settings) !== 'reset'
}

/** @throws Problem 'pretrained-unreachable', or one that says what is wrong with the file */
export async function fetchPretrained(pageUrl: string): Promise<ModelFile> {
  const url = new URL('pretrained/mnist.bin', pageUrl)
  const bytes = await receive(url).catch((error: Error) => {
    throw new Problem('pretrained-unreachable', { reason: error.message })
  })
  return readCompactModel(bytes, imagePixels)
}

/** The unpacked bytes of a file; those without the magic number of gzip have been unpacked on the way. */
async function receive(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(unpacked).arrayBuffer())
}

/** The model that ships with the page, or null, which is reported: the page is usable without. */
export function pretrainedOrNone(
  pageUrl: string,
  report: (thrown: unknown) => void,
): Promise<ModelFile | null> {
  return fetchPretrained(pageUrl).catch((thrown) => {
    report(thrown)
    return null
  })
}
