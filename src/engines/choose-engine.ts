/** Which engine runs a network here, and why. */
import { Problem } from '../lib/problem'
import type { Backend } from '../vae/settings'
import { type Knowledge, nextMove } from './backend-decision'
import type { Engine, EngineChoice, EngineRequest } from './engine'
import { probes } from './probe'
import { checkArithmetic } from './self-check'

/**
 * An engine for a network, on the backend that the settings ask for or else on the best there is. It has shown
 * before that its arithmetic is right on this machine.
 * @throws Problem `no-backend` when nothing starts at all
 */
export async function chooseEngine(request: EngineRequest): Promise<EngineChoice> {
  const known: Knowledge = {}
  for (;;) {
    const next = nextMove(request.settings.backend, known)
    if (next.move === 'give-up') throw new Problem('no-backend', { reason: failures(known) })
    if (next.move === 'probe') {
      known[next.backend] = await probes[next.backend]()
      continue
    }
    try {
      return { engine: await startEngine(next.backend, request), reason: next.reason }
    } catch (error) {
      known[next.backend] = { code: 'failed', reason: reasonOf(error) }
    }
  }
}

/** Backends that have shown in this realm that they compute rightly. */
const checked = new Set<Backend>()

async function startEngine(backend: Backend, request: EngineRequest): Promise<Engine> {
  const { createTfjsEngine } = await import('./tfjs/tfjs-engine')
  if (!checked.has(backend)) await checkArithmetic((tiny) => createTfjsEngine(backend, tiny))
  checked.add(backend)
  return await createTfjsEngine(backend, request)
}

function failures(known: Knowledge): string {
  const failed = Object.entries(known).filter(([, { code }]) => code === 'failed')
  return failed
    .map(([backend, finding]) => `${backend}: ${(finding as { reason: string }).reason}`)
    .join('; ')
}

function reasonOf(error: unknown): string {
  if (error instanceof Problem && error.code === 'backend-unavailable') {
    return (error as Problem<'backend-unavailable'>).facts.reason
  }
  return error instanceof Error ? error.message : String(error)
}
