/** The model that ships with the page, so that it answers before anybody trains. Made by `npm run pretrain`. */
import { Problem } from '../lib/problem'
import { imagePixels } from '../vae/image'
import { type ModelFile, readModelFile } from '../vae/model-file'
import type { Settings } from '../vae/settings'
import { defaultSettings } from '../vae/settings-schema'
import { consequence } from '../vae/settings-validation'

/** Whether a run with these settings could have led to the model that ships: it has the default settings. */
export function fitsPretrained(settings: Settings): boolean {
  return consequence(defaultSettings(), settings) !== 'reset'
}

/** @throws Problem 'pretrained-unreachable', or one that says what is wrong with the file */
export async function fetchPretrained(pageUrl: string): Promise<ModelFile> {
  const url = new URL('pretrained/mnist.safetensors', pageUrl)
  const response = await fetch(url).catch((error: Error) => {
    throw new Problem('pretrained-unreachable', { reason: error.message })
  })
  if (!response.ok) throw new Problem('pretrained-unreachable', { reason: `HTTP ${response.status}` })
  return readModelFile(new Uint8Array(await response.arrayBuffer()), imagePixels)
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
