/** How far training may go for the time being: there it waits, so that another run can keep step with it. */
export class Leash {
  #step = Number.POSITIVE_INFINITY
  #tell = () => {}

  /** Step of the run; infinite: as far as it likes. */
  get step(): number {
    return this.#step
  }

  get isOn(): boolean {
    return this.#step !== Number.POSITIVE_INFINITY
  }

  /** @param step null: as far as it likes */
  set(step: number | null): void {
    this.#step = step ?? Number.POSITIVE_INFINITY
    this.#tell()
  }

  /** Resolves when it has been set. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.#tell = resolve
    })
  }
}
