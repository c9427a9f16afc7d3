/** Where measurements are kept: files of JSON that are no part of the repository. */
import { mkdir, writeFile } from 'node:fs/promises'

const resultsFolder = new URL('./results/', import.meta.url)

/** Keeps a result, with its date, under a name. */
export async function keepResult(name, result) {
  await mkdir(resultsFolder, { recursive: true })
  const text = JSON.stringify({ date: new Date().toISOString(), ...result }, null, 2)
  await writeFile(new URL(`${name}.json`, resultsFolder), `${text}\n`)
}
