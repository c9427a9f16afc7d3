/** Commands that change a run come one after another. */
export class Turns {
  /** Commands that wait for their turn. */
  waiting = 0
  /** Resolves when the commands given so far have been taken up and done. */
  taken: Promise<unknown> = Promise.resolve()
  readonly #clear: () => Promise<unknown>

  /** @param clear ends what goes on, before each command */
  constructor(clear: () => Promise<unknown>) {
    this.#clear = clear
  }

  /** Runs a command once those before it are done. */
  take<Result>(command: () => Promise<Result>): Promise<Result> {
    this.waiting += 1
    const result = this.taken.then(async () => {
      await this.#clear()
      this.waiting -= 1
      return command()
    })
    this.taken = result.catch(() => {})
    return result
  }
}
