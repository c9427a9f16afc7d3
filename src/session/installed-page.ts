/** The page as something that stays in the browser: works without a network, and asks before a newer one comes. */
import type { Session } from './session'
import type { SessionState } from './state'

/** What somebody waits for comes first. */
const calmMs = 2000

/** Keeps the page for later visits, once all is here. A browser that cannot, or may not, goes on without. */
export async function installPage(session: Session, pageUrl: string): Promise<void> {
  if (!import.meta.env.PROD) return
  await session.ready.then(() => imagesHere(session)).catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, calmMs))
  try {
    const script = new URL('service-worker.js', pageUrl)
    offerNewVersion(session, await navigator.serviceWorker.register(script))
  } catch {
    // Pages without encryption have no service workers, private windows and frames may not have any.
  }
}

/** Once no image is on its way. */
function imagesHere({ store }: Session): Promise<void> {
  const here = ({ data }: SessionState) => !data || data.images >= data.totalImages
  return new Promise((resolve) => {
    if (here(store.getState())) return resolve()
    const unsubscribe = store.subscribe((state) => {
      if (!here(state)) return
      unsubscribe()
      resolve()
    })
  })
}

/** A version that has arrived waits until a person wants it, or until no page is open. */
function offerNewVersion(session: Session, registration: ServiceWorkerRegistration): void {
  const offer = () => {
    const { waiting } = registration
    if (waiting && navigator.serviceWorker.controller) {
      session.store.setState({ takeNewVersion: () => exchange(waiting) })
    }
  }
  offer()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer)
  })
}

function exchange(waiting: ServiceWorker): void {
  const reload = () => location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true })
  if (waiting.state === 'installed') waiting.postMessage('take over')
  // Another tab has asked it to already.
  else reload()
}
