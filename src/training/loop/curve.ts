import type { StepTerms } from '../../engines/engine'
import { elbo, type Terms } from '../../vae/terms'
import type { OpenPoint, Point } from '../protocol'

/**
 * Gathers the terms of single steps into points of a curve. Points lie at steps that depend on nothing but
 * the step itself, so that the curves of two engines or two days can be laid on each other.
 */
export class Curve {
  #open: OpenPoint = nothing
  #last: Point | null = null
  #unsent: Point[] = []

  /** @param step counted from 1; @param epoch images seen / training images, after the step */
  add(step: number, epoch: number, terms: StepTerms): void {
    const { reconstruction, kl, steps } = this.#open
    this.#open = {
      reconstruction: reconstruction + terms.reconstruction,
      kl: kl + terms.kl,
      steps: steps + 1,
    }
    if (step <= 20 || step % 10 === 0) this.#close(step, epoch)
  }

  /** Puts test terms on the point of this step, which is made now if it was not due. */
  addTest(step: number, epoch: number, test: Terms): void {
    if (this.#open.steps > 0) this.#close(step, epoch)
    if (this.#last?.step !== step) return
    this.#last.test = { ...test, elbo: elbo(test) }
    // Sent once more if it has gone already: the page replaces a point of the same step.
    if (!this.#unsent.includes(this.#last)) this.#unsent.push(this.#last)
  }

  /** Closes the point in progress: after a single step, or when training rests. */
  flush(step: number, epoch: number): void {
    if (this.#open.steps > 0) this.#close(step, epoch)
  }

  /** Of steps that are in no point yet. */
  get openPoint(): OpenPoint {
    return this.#open
  }

  /** Goes on from a state of which that is true: steps after it are undone. */
  returnTo(openPoint: OpenPoint = nothing): void {
    this.#open = openPoint
  }

  /** The points since the last call. */
  take(): Point[] {
    const points = this.#unsent
    this.#unsent = []
    return points
  }

  #close(step: number, epoch: number): void {
    const { reconstruction, kl, steps } = this.#open
    const mean = { reconstruction: reconstruction / steps, kl: kl / steps }
    this.#last = { step, epoch, elbo: elbo(mean), ...mean }
    this.#unsent.push(this.#last)
    this.#open = nothing
  }
}

const nothing: OpenPoint = { reconstruction: 0, kl: 0, steps: 0 }
