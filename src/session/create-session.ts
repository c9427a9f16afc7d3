import { connectKeeper } from '../storage/keeper-client'
import { isEmbedded } from './embedding'
import { installPage } from './installed-page'
import { hireTrainer, pageFolder } from './page-trainer'
import { readPreferences } from './preferences'
import { Session } from './session'

/** The session of this page: starts the worker, opens what the address asks for and keeps the address up to date. */
export function createSession(): Session {
  const { hash } = location
  const session = new Session(hireTrainer(), connectKeeper(), readPreferences(), hash)
  session.shell.follow(hash)
  keepAddress(session)
  if (isEmbedded) session.keeping.stop()
  else {
    keepRuns(session)
    void installPage(session, pageFolder())
  }
  const look = () => session.keeping.look(hash)
  void session.ready.then(look, look)
  return session
}

/** Keeps what is new when the page may be about to end. */
function keepRuns({ keeping }: Session): void {
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keeping.now())
  for (const end of ['pagehide', 'freeze']) addEventListener(end, () => keeping.now())
}

/** What of the latent space the address holds. */
const inAddress = [
  'z',
  'span',
  'window',
  'looked',
  'layers',
  'spacing',
  'posteriorsOf',
  'hiddenClasses',
  'label',
] as const

/**
 * Writes the address once things have come to rest, and follows one that a person puts in. What an address held
 * in vain is gone from it then.
 */
function keepAddress(session: Session): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written = location.hash.slice(1)
  const write = () => {
    const hash = session.addressHash({ ...session.store.getState().shell, embed: isEmbedded })
    if (hash === written) return
    written = hash
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search)
  }
  session.store.subscribe((state, previous) => {
    const same = inAddress.every((key) => state.latent[key] === previous.latent[key])
    const sameTab = state.explore.tab === previous.explore.tab && state.lesson === previous.lesson
    const sameRest = state.settings === previous.settings && state.shell === previous.shell
    if (same && sameTab && sameRest) return
    clearTimeout(timer)
    // Browsers throttle pages that rewrite their address at pointer rate.
    timer = setTimeout(write, 300)
  })
  session.ready.then(write, write)
  addEventListener('hashchange', () => {
    const hash = location.hash.slice(1)
    if (hash === written) return
    written = hash
    session.shell.follow(hash)
    session.follow(hash).catch(session.report).finally(write)
  })
}
