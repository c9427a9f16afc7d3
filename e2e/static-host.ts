/** A host as simple as they come: the built site in a folder of its own, no headers, and a plug that can be pulled. */
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'

const folder = '/courses/vae/'
const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

export class StaticHost {
  /** What it serves in the place of a file, by path; null: nothing. */
  readonly changed = new Map<string, string | null>()
  readonly #server = createServer((request, response) => void this.#answer(request, response))
  #port = 0

  async plugIn(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async unplug(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}${folder}`
  }

  async #answer({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(url, this.address).pathname.slice(folder.length)) || 'index.html'
    const changed = this.changed.get(path)
    const body = changed ?? (changed === null ? null : await fileOf(path))
    if (body === null) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream').end(body)
  }
}

/** The text of a file of the built site. */
export async function builtFile(path: string): Promise<string> {
  return await readFile(`dist/${path}`, 'utf8')
}

function fileOf(path: string): Promise<Buffer | null> {
  return readFile(`dist/${path}`).catch(() => null)
}
