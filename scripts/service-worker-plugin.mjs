/** The Vite plugin that makes the service worker of the built site, which has to know all files of the site. */
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformWithOxc } from 'vite'
import { siteHeaders } from './site-headers.mjs'

const source = fileURLToPath(new URL('../src/service-worker.ts', import.meta.url))

/** Not kept for visits without a network: data sets keep themselves, and nobody asks for the rest. */
const left = /^(?:datasets\/|_headers$|\.htaccess$|\w+\.md$|service-worker\.js$)|-threaded-simd-[\w-]+\.wasm$/

export function serviceWorker() {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    // Of the files as they are in the end.
    async writeBundle({ dir }) {
      const files = await checksums(dir)
      const { code } = await transformWithOxc(await readFile(source, 'utf8'), source)
      const version = createHash('sha256')
        .update(JSON.stringify([files, siteHeaders, code]))
        .digest('hex')
        .slice(0, 16)
      const site = JSON.stringify({ version, headers: siteHeaders, files })
      await writeFile(join(dir, 'service-worker.js'), `const site = ${site}\n${code}`)
    },
  }
}

/** Of subresource integrity, by path; that of the page itself stands under ''. */
async function checksums(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !left.test(path))
    .sort()
  const files = {}
  for (const path of paths) {
    const sum = createHash('sha256')
      .update(await readFile(join(dir, path)))
      .digest('base64')
    files[path === 'index.html' ? '' : path] = `sha256-${sum}`
  }
  return files
}
