/**
 * Which tab writes which run: a run that is open in one tab is not written by another. A lock is let go of by the
 * browser when the tab is closed or crashes. Where there are none (a page served over plain http to other machines),
 * a run counts as open elsewhere, so that whoever opens it goes on with a copy.
 */

const prefix = 'vae-playground.run.'

export class RunLocks {
  readonly #letGo = new Map<string, () => void>()
  // Typed as always there, yet absent outside secure contexts.
  readonly #locks: LockManager | undefined = navigator.locks

  /** Whether this tab has the run from now on. @param isNew nobody else can know of it yet */
  async take(run: string, isNew = false): Promise<boolean> {
    if (this.#letGo.has(run)) return true
    const locks = this.#locks
    if (!locks) {
      if (isNew) this.#letGo.set(run, () => {})
      return isNew
    }
    return new Promise((resolve) => {
      const request = locks.request(prefix + run, { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        return lock && new Promise<void>((letGo) => this.#letGo.set(run, letGo))
      })
      // Refused to a page that may not keep anything either.
      request.catch(() => resolve(false))
    })
  }

  letGo(run: string): void {
    this.#letGo.get(run)?.()
    this.#letGo.delete(run)
  }

  /** Runs that this tab or another one has. */
  async all(): Promise<Set<string>> {
    const { held = [] } = (await this.#locks?.query().catch(() => null)) ?? {}
    const runs = held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []))
    return new Set([...runs, ...this.#letGo.keys()])
  }

  /** Runs that other tabs have. */
  async elsewhere(): Promise<Set<string>> {
    return new Set([...(await this.all())].filter((run) => !this.#letGo.has(run)))
  }
}
