/** Where measurements are kept: files of JSON that are no part of the repository. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { onCard } from '../scripts/browser-arguments.mjs'

const resultsFolder = new URL('./results/', import.meta.url)

const cardSuffix = '-on-card'

/** Where a backend or engine computes, for the name of a result: what a graphics card did is kept beside software's. */
export function placeOf(backend) {
  return onCard && backend.startsWith('web') ? `${backend}${cardSuffix}` : backend
}

/** Whether a place, or the name of a result, is on a graphics card. */
export function isOnCard(name) {
  return name.includes(cardSuffix)
}

/** Keeps a result, with its date, under a name. */
export async function keepResult(name, result) {
  await mkdir(resultsFolder, { recursive: true })
  const text = JSON.stringify({ date: new Date().toISOString(), ...result }, null, 2)
  await writeFile(new URL(`${name}.json`, resultsFolder), `${text}\n`)
}

/** All results that have been kept, by their names. @returns {Promise<Map<string, object>>} */
export async function keptResults() {
  const files = (await readdir(resultsFolder)).filter((file) => file.endsWith('.json'))
  const read = async (file) => [
    file.slice(0, -5),
    JSON.parse(await readFile(new URL(file, resultsFolder), 'utf8')),
  ]
  return new Map(await Promise.all(files.map(read)))
}
