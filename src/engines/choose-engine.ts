/** Which engine runs a network here, and why. */
import { Problem } from '../lib/problem'
import { within } from '../lib/within'
import { samplesAStep } from '../vae/schedule'
import type { Backend, BackendChoice, Settings } from '../vae/settings'
import { type Knowledge, type Move, nextMove } from './backend-decision'
import type { Engine, EngineChoice, EngineName, EngineRequest, PassedOver, UnknownFeature } from './engine'
import { isOnDevice } from './engine-failures'
import { probes } from './probe'
import { checkArithmetic } from './self-check'
import { WatchedEngine } from './watched-engine'

/**
 * An engine for a network, on the backend that the settings ask for or else on the best there is. It has shown
 * before that its arithmetic is right on this machine.
 * @throws Problem `no-backend` when nothing starts at all
 */
export async function chooseEngine(request: EngineRequest): Promise<EngineChoice> {
  const known = knownOfDevices(request)
  for (;;) {
    const next = await probed(request.settings.backend, known)
    if (next.move === 'give-up') throw new Problem('no-backend', { reason: failures(known) })
    try {
      const { engine, passedOver } = await startEngine(next.backend, request)
      return { engine, reason: passedOver ? { ...next.reason, passedOver } : next.reason }
    } catch (error) {
      known[next.backend] = { code: 'failed', reason: reasonOf(error) }
    }
  }
}

/**
 * An engine that answers until the one that is taken by itself is there, where that takes long to arrive: TensorFlow.js
 * is three times as much code as all kernels. Null where there is nothing to be gained.
 */
export async function chooseStandIn(request: EngineRequest): Promise<Engine | null> {
  const { settings } = request
  if (settings.backend !== 'auto' || unknownTo('wasm', settings)) return null
  if ((await likelyBackend()) !== 'webgl') return null
  return startChecked('wasm', 'wasm', request).catch(() => null)
}

/** Gets the code of the engine that is likely to answer first, so that it is there once somebody says what for. */
export async function fetchLikelyEngine(): Promise<void> {
  const backend = await likelyBackend()
  if (backend === 'webgl') await load('wasm', 'wasm')
  else if (backend) await load(engines[backend][0] as EngineName, backend)
}

let likely: Promise<Backend | null> | undefined

/** What is taken by itself where nothing fails; null: nothing. */
function likelyBackend(): Promise<Backend | null> {
  likely ??= probed('auto', {}).then((next) => (next.move === 'start' ? next.backend : null))
  return likely
}

/** The next move that is no look at a backend; what such looks find is added to what is known. */
async function probed(wanted: BackendChoice, known: Knowledge): Promise<Exclude<Move, { move: 'probe' }>> {
  for (;;) {
    const next = nextMove(wanted, known)
    if (next.move !== 'probe') return next
    known[next.backend] = await probes[next.backend]()
  }
}

/** A device that has failed is not looked at. */
function knownOfDevices({ passedOver = [] }: EngineRequest): Knowledge {
  const devices = passedOver.filter(({ backend }) => isOnDevice(backend))
  return Object.fromEntries(devices.map(({ backend, reason }) => [backend, { code: 'failed', reason }]))
}

type CreateEngine = (request: EngineRequest) => Promise<Engine>

/** Engines that can compute on a backend, the fastest first. Each is a chunk of code that is loaded for its use only. */
const engines: Record<Backend, readonly EngineName[]> = {
  webgpu: ['webgpu', 'tfjs'],
  webgl: ['tfjs'],
  wasm: ['wasm', 'tfjs'],
  cpu: ['tfjs'],
}

async function load(name: EngineName, backend: Backend): Promise<CreateEngine> {
  if (name === 'webgpu') return (await import('./webgpu/webgpu-engine')).createWebgpuEngine
  if (name === 'wasm') return (await import('./wasm/wasm-engine')).createWasmEngine
  const { createTfjsEngine } = await import('./tfjs/tfjs-engine')
  return (request) => createTfjsEngine(backend, request)
}

/** What an engine cannot compute of a network, whatever the machine; null if it can all of it. */
function unknownTo(name: EngineName, settings: Settings): UnknownFeature | null {
  if (name === 'tfjs') return null
  if (settings.model.network === 'conv') return 'conv'
  if (settings.model.batchNorm) return 'batchNorm'
  return samplesAStep(settings) > 1 ? 'importanceSamples' : null
}

/** Code and compilers that take longer may never be done: the next engine starts then. */
const startMs = 30_000

/** Engines that have shown in this realm that they compute rightly, as `engine on backend: network`. */
const checked = new Set<string>()

async function startEngine(
  backend: Backend,
  request: EngineRequest,
): Promise<{ engine: Engine; passedOver: PassedOver | null }> {
  let passedOver: PassedOver | null = null
  for (const name of engines[backend]) {
    const unknown = unknownTo(name, request.settings)
    if (unknown) {
      passedOver = { engine: name, unknown }
      continue
    }
    try {
      const failed = request.passedOver?.find((one) => one.backend === backend && one.engine === name)
      if (failed) throw new Error(failed.reason)
      const engine = await startChecked(name, backend, request)
      return { engine: isOnDevice(backend) ? new WatchedEngine(engine) : engine, passedOver }
    } catch (error) {
      if (name === engines[backend].at(-1)) throw error
      passedOver = { engine: name, reason: reasonOf(error) }
    }
  }
  throw new Error(`nobody computes on ${backend}`)
}

async function startChecked(name: EngineName, backend: Backend, request: EngineRequest): Promise<Engine> {
  const create = await within(startMs, load(name, backend))
  const { network } = request.settings.model
  const key = `${name} on ${backend}: ${network}`
  if (!checked.has(key)) await checkArithmetic(create, network)
  checked.add(key)
  return await within(startMs, create(request))
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
