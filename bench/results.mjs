/** Where measurements are kept: files of JSON that are no part of the repository. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'

const resultsFolder = new URL('./results/', import.meta.url)

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
