/** Which engines have failed here, and which of them are therefore not tried again. */
import type { FaultCause } from '../lib/problem'
import type { Backend } from '../vae/settings'
import type { EngineName } from './engine'

/** What an engine has failed by. */
export interface EngineFailure {
  backend: Backend
  engine: EngineName
  cause: FaultCause
  reason: string
}

/** What another try would end in as well; by anything else, an engine may fail once. */
const lasting: ReadonlySet<FaultCause> = new Set(['no-answer', 'zeros', 'out-of-memory'])
const mostFailures = 2

/**
 * Those of them that are passed over: drivers restart, and computers sleep, but what brings an engine down twice would
 * do so again.
 */
export function passedOver(failures: readonly EngineFailure[]): EngineFailure[] {
  const blamed = failures.filter(isToBlame)
  return blamed.filter((failure) => {
    const same = blamed.filter((other) => isSame(other, failure))
    return same.length >= mostFailures || lasting.has(failure.cause)
  })
}

/** What becomes of a worker is no engine's fault, unless a driver has not come back to it. */
function isToBlame({ backend, cause }: EngineFailure): boolean {
  return cause === 'worker-silent' ? isOnDevice(backend) : cause !== 'worker-failed'
}

/** The engines of a graphics card share its device. */
function isSame(one: EngineFailure, other: EngineFailure): boolean {
  return one.backend === other.backend && (one.engine === other.engine || isOnDevice(one.backend))
}

export function isOnDevice(backend: Backend): boolean {
  return backend === 'webgpu' || backend === 'webgl'
}
