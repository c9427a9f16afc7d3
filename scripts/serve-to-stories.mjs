/**
 * Serves the built site to the stories of `e2e/`: at `/` as visitors get it, and at `/few/` with 10,000 training images
 * of each data set in the place of 60,000. Unpacking and hashing the others would be a fifth of what a story costs.
 * `node scripts/serve-to-stories.mjs PORT`
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { preview } from 'vite'

const prefix = '/few'

/** What is served there in the place of the built files, by path: manifest and labels that end with the first shard. */
const changed = new Map(['mnist', 'fashion-mnist'].flatMap((id) => fewImages(`/datasets/${id}/`)))

function fewImages(folder) {
  const manifest = JSON.parse(readFileSync(`dist${folder}manifest.json`, 'utf8'))
  const [shard] = manifest.train.shards
  const { file } = manifest.train.labels
  const labels = gunzipSync(readFileSync(`dist${folder}${file}`)).subarray(0, shard.images)
  const sha256 = createHash('sha256').update(labels).digest('hex')
  manifest.train = {
    images: shard.images,
    shards: [shard],
    labels: { file, byteLength: labels.length, sha256 },
  }
  return [
    [`${folder}manifest.json`, JSON.stringify(manifest)],
    [`${folder}${file}`, gzipSync(labels)],
  ]
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
