/** Which backend to look at, start or give up next: a pure function of what is known so far. */
import type { Backend, BackendChoice } from '../vae/settings'
import type { BackendReason, ProbeFinding } from './engine'

/** What is known of a backend. */
export type Finding =
  | { code: 'hardware' | 'software'; name: string }
  | { code: 'half-precision' | 'absent' }
  /** It was tried and did not start, or computed wrongly. */
  | { code: 'failed'; reason: string }

/** A backend that is missing has not been looked at. WebAssembly and JavaScript are found out by starting them. */
export type Knowledge = Partial<Record<Backend, Finding>>

export type Move =
  | { move: 'probe'; backend: 'webgpu' | 'webgl' }
  | { move: 'start'; backend: Backend; reason: BackendReason }
  | { move: 'give-up' }

const bestFirst: readonly Backend[] = ['webgpu', 'webgl', 'wasm', 'cpu']

/** The next move towards an engine on the wanted backend, or else on the best there is. */
export function nextMove(wanted: BackendChoice, known: Knowledge): Move {
  const order = wanted === 'auto' ? bestFirst : [wanted, ...bestFirst.filter((backend) => backend !== wanted)]
  for (const backend of order) {
    const finding = known[backend]
    if (!finding && (backend === 'webgpu' || backend === 'webgl')) return { move: 'probe', backend }
    if (isUsable(finding, backend === wanted)) {
      return { move: 'start', backend, reason: reasonFor(backend, wanted, known) }
    }
  }
  return { move: 'give-up' }
}

/** A processor that imitates a GPU is used only when asked for, half precision never. */
function isUsable(finding: Finding | undefined, askedFor: boolean): boolean {
  if (!finding || finding.code === 'hardware') return true
  return finding.code === 'software' && askedFor
}

function reasonFor(backend: Backend, wanted: BackendChoice, known: Knowledge): BackendReason {
  if (backend === wanted) return { code: 'asked-for' }
  if (wanted !== 'auto') return { code: 'fallback', wanted, reason: whyNot(known[wanted]) }
  const { webgpu, webgl } = known
  if (backend === 'webgpu') return { code: 'hardware-webgpu', adapter: nameOf(webgpu) }
  if (backend === 'webgl') return { code: 'hardware-webgl', renderer: nameOf(webgl) }
  if (backend === 'cpu') return { code: 'only-cpu' }
  return { code: 'no-hardware-gpu', webgpu: codeOf(webgpu), webgl: codeOf(webgl) }
}

function whyNot(finding: Finding | undefined): string {
  return finding?.code === 'failed' ? finding.reason : codeOf(finding)
}

function codeOf(finding: Finding | undefined): ProbeFinding {
  return finding?.code ?? 'absent'
}

function nameOf(finding: Finding | undefined): string {
  return finding && 'name' in finding ? finding.name : ''
}
