import type { StoreApi } from 'zustand/vanilla'
import { Problem, type ProblemCode, type ProblemData } from '../lib/problem'
import type { Calming, Recovery } from '../training/protocol'
import type { Notice, SessionState } from './state'

/** What a person should read: said once each, until dismissed or out of date. */
export class NoticeBoard {
  readonly #store: StoreApi<SessionState>
  #lastId = 0

  constructor(store: StoreApi<SessionState>) {
    this.#store = store
  }

  /** Something that went wrong. Where it has left the page without a run, that run may begin another time. */
  readonly report = (problem: ProblemData): void => {
    const withoutRun = this.#store.getState().status?.phase === 'failed'
    if (withoutRun) this.reportData(problem)
    else this.#put({ kind: 'error', problem, ...(problem.code.startsWith('worker-') && { remedy: 'retry' }) })
  }

  /** Something that went wrong while data were loaded, with what can be done about it. */
  reportData(problem: ProblemData): void {
    const canBeRetried = /^(dataset|worker)-/.test(problem.code)
    this.#put({ kind: 'error', problem, ...(canBeRetried && { remedy: 'retry' }) })
  }

  /** Training that diverged, and goes on. */
  reportCalming(calming: Calming): void {
    this.#put({ kind: 'information', problem: new Problem('training-calmed', calming) })
  }

  /** Something that failed, and that training has got over. */
  reportRecovery({ failure, step, repeated, backend }: Recovery): void {
    const { cause, reason } = failure
    const problem = new Problem('training-recovered', { cause, reason, step, repeated, backend })
    this.#put({ kind: 'information', problem })
  }

  /** A run that could not be kept in the browser: a file can. */
  reportUnkept(problem: ProblemData): void {
    this.#put({ kind: 'error', problem, remedy: 'save-file' })
  }

  /** Keys of an address that were left out. */
  reportIgnored(keys: readonly string[]): void {
    if (keys.length === 0) return
    this.#put({ kind: 'information', problem: new Problem('address-ignored', { keys: keys.join(', ') }) })
  }

  dismiss(id: number): void {
    this.#keep((notice) => notice.id !== id)
  }

  /** Takes away what is no longer so. */
  withdraw(code: ProblemCode): void {
    if (this.#store.getState().notices.some(({ problem }) => problem.code === code)) {
      this.#keep(({ problem }) => problem.code !== code)
    }
  }

  /** A notice of the same kind gives way to the new one. */
  #put(notice: Omit<Notice, 'id'>): void {
    this.withdraw(notice.problem.code)
    const id = ++this.#lastId
    this.#store.setState(({ notices }) => ({ notices: [...notices, { ...notice, id }] }))
  }

  #keep(isKept: (notice: Notice) => boolean): void {
    this.#store.setState(({ notices }) => ({ notices: notices.filter(isKept) }))
  }
}
