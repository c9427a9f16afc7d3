/** The built site behind a slow line: as a static host sends it, whatever asks (page, workers, service worker). */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}
/** Bytes that go out at a time: small, so that files under way share the line. */
const piece = 1460

/**
 * Serves dist/. What has a type of text or code is compressed, as usual; all answers share one line, of which each
 * byte, headers included, takes its time, and each request waits for `latencyMs` first.
 * @param {{ bytesPerSecond: number, latencyMs: number }} line
 * @returns {Promise<{ address: string, sent: { path: string, bytes: number, from: number, to: number | null }[], close(): Promise<void> }>}
 *   `sent` grows: what has gone out of which file, and when (milliseconds of performance.now())
 */
export async function openSlowSite({ bytesPerSecond, latencyMs }) {
  const sent = []
  let free = 0
  const take = async (bytes) => {
    free = Math.max(free, performance.now()) + (1000 * bytes) / bytesPerSecond
    await setTimeout(Math.max(0, free - performance.now()))
  }
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://site').pathname.slice(1) || 'index.html'
    const entry = { path, bytes: 0, from: performance.now(), to: null }
    sent.push(entry)
    await setTimeout(latencyMs)
    const file = await readFile(`dist/${path}`).catch(() => null)
    const type = types[extname(path)]
    const body = file && type ? gzipSync(file) : (file ?? Buffer.alloc(0))
    response.writeHead(file ? 200 : 404, {
      'Content-Type': type ?? 'application/octet-stream',
      'Content-Length': body.length,
      ...(file && type && { 'Content-Encoding': 'gzip' }),
      'Cache-Control': 'max-age=600',
    })
    const headers = 250
    await take(headers)
    entry.bytes += headers
    for (let start = 0; start < body.length && !response.destroyed; start += piece) {
      const chunk = body.subarray(start, start + piece)
      await take(chunk.length)
      response.write(chunk)
      entry.bytes += chunk.length
    }
    response.end()
    entry.to = performance.now()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { address: `http://127.0.0.1:${server.address().port}/`, sent, close }
}
