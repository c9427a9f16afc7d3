/** Which engine runs a network here, and why. */
import type { EngineChoice, EngineRequest } from './engine'

/**
 * An engine for a network, on the backend that the settings ask for or else on the best there is.
 * @throws Problem `no-backend` when nothing starts at all
 */
export async function chooseEngine(request: EngineRequest): Promise<EngineChoice> {
  const { createTfjsEngine } = await import('./tfjs/tfjs-engine')
  const wanted = request.settings.backend
  const backend = wanted === 'auto' ? 'wasm' : wanted
  const engine = await createTfjsEngine(backend, request)
  if (wanted !== 'auto') return { engine, reason: { code: 'asked-for' } }
  return { engine, reason: { code: 'no-hardware-gpu', webgpu: 'absent', webgl: 'absent' } }
}
