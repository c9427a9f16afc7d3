/** `npm run check:types`: the TypeScript programs, and the proof that no file is in none of them. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fail, run } from './process.mjs'

const compiler = 'node_modules/typescript/bin/tsc'
const programs = ['tsconfig.page.json', 'tsconfig.worker.json', 'tsconfig.node.json', 'tsconfig.kernels.json']
const folders = ['src', 'e2e', 'bench'].filter((folder) => existsSync(folder))

function filesOf(program) {
  const list = execFileSync(process.execPath, [compiler, '-p', program, '--listFilesOnly'], {
    encoding: 'utf8',
  })
  return list.split('\n').map((path) => relative('.', path))
}

for (const program of programs) {
  const code = await run(process.execPath, compiler, '-p', program)
  if (code !== 0) process.exitCode = code
}
const covered = new Set(programs.flatMap(filesOf))
const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true }).map((path) => join(folder, path)),
)
const forgotten = sources.filter((path) => /\.tsx?$/.test(path) && !covered.has(path))
if (forgotten.length > 0) fail(`No tsconfig covers ${forgotten.join(', ')}.`)
