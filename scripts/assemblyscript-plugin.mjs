/**
 * The Vite plugin that compiles AssemblyScript. An import that ends in `?kernels=simd` or
 * `?kernels=relaxed-simd` gives `bytes`, the WebAssembly module of that file for that instruction set; with
 * `-shared` after it, for a memory that threads share.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }

const query = /^(.+\.ts)\?kernels=(simd|relaxed-simd)(-shared)?$/

const options = [
  // No runtime and no memory of its own: the host provides the memory and says where everything lies in it.
  ...['-O3', '--noAssert', '--runtime', 'stub', '--importMemory'],
  // Constants lie before that; the host's things begin there.
  ...['--lowMemoryLimit', '1024'],
  // Warns of vectors exchanged with the host; here only the files of a module exchange them.
  ...['--disableWarning', '112'],
]
/** The host's memory may grow to the same limit. */
const shared = ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536']
const features = {
  simd: ['--enable', 'simd'],
  'relaxed-simd': ['--enable', 'simd', '--enable', 'relaxed-simd'],
}

const cache = fileURLToPath(new URL('../node_modules/.cache/kernels/', import.meta.url))
const compilerVersion = manifest.devDependencies.assemblyscript

export function assemblyScript() {
  return {
    name: 'assemblyscript',
    // Before Vite's own plugins, which would take the file for TypeScript.
    enforce: 'pre',
    async load(id) {
      const [, file, instructions, memory] = query.exec(id) ?? []
      if (!file) return null
      const { bytes, sources } = await compile(file, [...features[instructions], ...(memory ? shared : [])])
      for (const source of sources) this.addWatchFile(source)
      const text = Buffer.from(bytes).toString('base64')
      return {
        code: `export const bytes = Uint8Array.from(atob('${text}'), (letter) => letter.charCodeAt(0))`,
        map: null,
      }
    },
  }
}

/**
 * A module for a variant, and the files that it may be made from: all beside it. Compiling takes
 * seconds, so what was compiled before is kept.
 */
async function compile(file, variant) {
  const folder = dirname(file)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  const sources = new Map()
  for (const name of names) sources.set(name, await readFile(join(folder, name), 'utf8'))
  const flags = [basename(file), ...options, ...variant]
  const key = createHash('sha256')
    .update(JSON.stringify([compilerVersion, flags, [...sources]]))
    .digest('hex')
  const kept = join(cache, `${key}.wasm`)
  const bytes = await readFile(kept).catch(() => compileNow(sources, flags))
  await mkdir(cache, { recursive: true })
  await writeFile(kept, bytes)
  return { bytes, sources: names.map((name) => join(folder, name)) }
}

/** @param sources text by name */
async function compileNow(sources, flags) {
  // Loaded late: the compiler is large.
  const { default: asc } = await import('assemblyscript/asc')
  let bytes = null
  const { error, stderr } = await asc.main([...flags, '--outFile', 'module.wasm'], {
    readFile: (name) => sources.get(normalize(name)) ?? null,
    writeFile: (_name, contents) => {
      bytes = contents
    },
    listFiles: () => [],
  })
  if (error || !bytes) throw new Error(`The kernels do not compile: ${error?.message}\n${stderr}`)
  return bytes
}
