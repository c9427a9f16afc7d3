import type { LatentAccess } from './latent-access'

/** Asks a person for one of the points of the plane: whoever wants a test image gets the one that they point at. */
export class PointPick {
  readonly #latent: LatentAccess
  readonly #asked: () => void
  #answer: ((index: number | null) => void) | null = null

  /** @param asked is told that points are wanted */
  constructor(latent: LatentAccess, asked: () => void) {
    this.#latent = latent
    this.#asked = asked
  }

  /** The place of the picked image in the test set; null if nothing was picked. A later question ends this one. */
  ask(): Promise<number | null> {
    this.answer(null)
    this.#latent.patch({ picking: true })
    this.#asked()
    return new Promise((resolve) => {
      this.#answer = resolve
    })
  }

  /** @param index in the test set; null: none of them */
  answer(index: number | null): void {
    this.#answer?.(index)
    this.#answer = null
    if (this.#latent.state.picking) this.#latent.patch({ picking: false })
  }
}
