/**
 * Serves the built site to the stories of `e2e/`: at `/` as visitors get it, and at `/few/` with 10,000 training images
 * of each data set in the place of 60,000, and 2,000 test images in the place of 10,000. Unpacking and hashing the
 * former would be a fifth of what a story costs, encoding and drawing the latter again and again a tenth.
 * `node scripts/serve-to-stories.mjs PORT`
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { preview } from 'vite'

const prefix = '/few'

/** What is served there in the place of the built files, by path: manifests that end sooner, and what they name. */
const changed = new Map(['mnist', 'fashion-mnist'].flatMap((id) => fewImages(`/datasets/${id}/`)))

function fewImages(folder) {
  const manifest = JSON.parse(readFileSync(`dist${folder}manifest.json`, 'utf8'))
  const files = []
  const firstOf = (file, byteLength) => {
    const bytes = gunzipSync(readFileSync(`dist${folder}${file}`)).subarray(0, byteLength)
    files.push([`${folder}${file}`, gzipSync(bytes)])
    return { file, byteLength, sha256: createHash('sha256').update(bytes).digest('hex') }
  }
  const { width, height } = manifest.image
  for (const [split, images] of [
    ['train', 10_000],
    ['test', 2000],
  ]) {
    const { shards, labels } = manifest[split]
    const shard = { ...firstOf(shards[0].file, images * width * height), images }
    manifest[split] = { images, shards: [shard], labels: firstOf(labels.file, images) }
  }
  return [[`${folder}manifest.json`, JSON.stringify(manifest)], ...files]
}

/** @type {import('vite').Plugin} */
const few = {
  name: 'few-images',
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      if (!request.url.startsWith(`${prefix}/`)) return next()
      request.url = request.url.slice(prefix.length)
      const body = changed.get(request.url)
      if (body) response.end(body)
      else next()
    })
  },
}

const port = Number(process.argv[2])
await preview({ preview: { host: '127.0.0.1', port, strictPort: true }, plugins: [few] })
