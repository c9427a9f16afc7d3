/**
 * The Vite plugin that compiles AssemblyScript. An import that ends in `?kernels=simd` or
 * `?kernels=relaxed-simd` gives `bytes`, the WebAssembly module of that file for that instruction set.
 */
import { readFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'

const query = /^(.+\.ts)\?kernels=(simd|relaxed-simd)$/

/** No runtime and no memory of its own: the host provides the memory and says where everything lies in it. */
const options = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--importMemory']
/** Vectors are exchanged between the files of the module only, never with the host. */
const quiet = ['--disableWarning', '112']

const features = { simd: ['simd'], 'relaxed-simd': ['simd', 'relaxed-simd'] }

export function assemblyScript() {
  return {
    name: 'assemblyscript',
    // Before Vite's own plugins, which would take the file for TypeScript.
    enforce: 'pre',
    async load(id) {
      const [, file, instructions] = query.exec(id) ?? []
      if (!file) return null
      const { bytes, sources } = await compile(file, instructions)
      for (const source of sources) this.addWatchFile(source)
      const text = Buffer.from(bytes).toString('base64')
      return {
        code: `export const bytes = Uint8Array.from(atob('${text}'), (letter) => letter.charCodeAt(0))`,
        map: null,
      }
    },
  }
}

/** @returns the module, and the files that it was made from */
async function compile(file, instructions) {
  // Loaded late: most commands that read Vite's configuration compile nothing.
  const { default: asc } = await import('assemblyscript/asc')
  const folder = dirname(file)
  const sources = []
  let bytes
  const enabled = features[instructions].flatMap((feature) => ['--enable', feature])
  const entry = relative(folder, file)
  const { error, stderr } = await asc.main([entry, ...options, ...quiet, ...enabled, '--outFile', 'module.wasm'], {
    async readFile(name, base) {
      const path = resolve(folder, base, name)
      const text = await readFile(path, 'utf8').catch(() => null)
      if (text !== null) sources.push(path)
      return text
    },
    writeFile(_name, contents) {
      bytes = contents
    },
    listFiles: () => [],
  })
  if (error || !bytes) throw new Error(`${file} does not compile: ${stderr}`)
  return { bytes, sources }
}
