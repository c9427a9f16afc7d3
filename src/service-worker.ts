/**
 * The service worker: keeps the whole site but the data sets, which `datasets/file-cache.ts` keeps, so that a later
 * visit needs no network. A version of the site is kept as a whole or not at all, each file checked by its SHA-256
 * sum, and takes the place of an older one when a person says so or no page is open. What it hands out has the
 * headers of `scripts/site-headers.mjs`, also on hosts that send none.
 *
 * A script of its own, without imports: `scripts/service-worker-plugin.mjs` puts `site` before it.
 */
declare const self: ServiceWorkerGlobalScope
declare const site: {
  version: string
  headers: Record<string, string>
  /** Checksums by path from the folder of the page, as of subresource integrity; the page itself is ''. */
  files: Record<string, string>
}

const prefix = 'vae-playground-site-'
const cacheName = prefix + site.version
/** Has a name that changes with its contents. */
const isLasting = (path: string) => path.startsWith('assets/')
const addressOf = (path: string) => new URL(path, self.registration.scope).href

self.addEventListener('install', (event) => event.waitUntil(keepSite()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = request.url.replace(/[?#].*/, '')
  if (request.method !== 'GET' || !address.startsWith(self.registration.scope)) return
  const path = address.slice(self.registration.scope.length).replace(/^index\.html$/, '')
  if (!Object.hasOwn(site.files, path) && !isLasting(path)) return
  event.respondWith(answer(request, addressOf(path)))
  if (request.mode === 'navigate') event.waitUntil(leaveIfGone())
})

/** File by file, so that what somebody waits for comes first. Resumed where it was broken off. */
async function keepSite(): Promise<void> {
  const cache = await caches.open(cacheName)
  const kept = new Set((await cache.keys()).map(({ url }) => url))
  for (const [path, integrity] of Object.entries(site.files)) {
    const address = addressOf(path)
    if (kept.has(address)) continue
    const same = isLasting(path) ? await caches.match(address) : undefined
    await cache.put(address, same ?? (await receive(address, integrity)))
  }
}

/** @throws TypeError where the file does not arrive, or another one does */
async function receive(address: string, integrity: string): Promise<Response> {
  const response = await fetch(address, { integrity, cache: 'no-cache' })
  if (!response.ok) throw new TypeError(`HTTP ${response.status}: ${address}`)
  return response
}

/** Pages of the version before may be open still, and find their parts in its cache; older ones are given up. */
async function takeOver(): Promise<void> {
  const others = (await siteCaches()).filter((name) => name !== cacheName)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** From this version, then from the one before, then from the network. */
async function answer(request: Request, address: string): Promise<Response> {
  const kept = (await caches.match(address, { cacheName })) ?? (await caches.match(address))
  return withHeaders(kept ?? (await fetch(request)))
}

/** What the host sends itself stands. */
function withHeaders(response: Response): Response {
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(site.headers)) if (!headers.has(name)) headers.set(name, value)
  return new Response(response.body, { headers, status: response.status, statusText: response.statusText })
}

/** Another site may have taken the place of this one, and would never be seen. */
async function leaveIfGone(): Promise<void> {
  const { status } = await fetch(self.location.href, { method: 'HEAD', cache: 'no-store' }).catch(
    Response.error,
  )
  if (status !== 404 && status !== 410) return
  await Promise.all((await siteCaches()).map((name) => caches.delete(name)))
  await self.registration.unregister()
}

/** Names, the oldest first. */
async function siteCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix))
}
