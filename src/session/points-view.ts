/** The test images as the encoder sees them: points of the plane, how they moved, and posteriors of a few. */
import type { Embedding } from '../training/answers'
import type { Trainer } from '../training/protocol'
import { picturesOf } from './chosen-image'
import type { LatentAccess } from './latent-access'
import { longerTrail } from './trail'

/** Points shown while training rests. */
const restingPoints = 10_000
/** The posteriors are renewed so often while training goes on. */
const soon = { restMs: 500, inTurn: true }

export class PointsView {
  readonly #latent: LatentAccess
  readonly #trainer: Trainer
  readonly #embed: () => void
  readonly #renewPosteriors: () => void

  /** @param moved is told of other points */
  constructor(latent: LatentAccess, trainer: Trainer, moved: () => void) {
    this.#latent = latent
    this.#trainer = trainer
    this.take = (embedding) => {
      const { trail } = latent.state
      latent.patch({ embedding, trail: longerTrail(trail, embedding) })
      moved()
    }
    this.#embed = latent.renewing(
      async () => (this.#wanted && !latent.training ? trainer.embed(restingPoints) : null),
      // Newer points may have come from the worker in the meantime.
      (embedding) => embedding && !latent.training && this.take(embedding),
    )
    this.#renewPosteriors = latent.renewing(
      async () => {
        const { layers, posteriorsOf } = latent.state
        if (!layers.posteriors || posteriorsOf.length === 0) return null
        const { pixels, labels, told } = await picturesOf(trainer, posteriorsOf)
        const { mean, logVariance } = await trainer.encode(pixels, labels.length, told)
        return { means: mean, logVariances: logVariance, labels }
      },
      (posteriors) => posteriors && latent.patch({ posteriors }),
      soon,
    )
  }

  /** Takes in points that the worker sends while it trains. */
  readonly take: (embedding: Embedding) => void

  /** The parameters have changed while training goes on. */
  follow(): void {
    this.#renewPosteriors()
  }

  /** The parameters rest, or other points are wanted: all of them are renewed. */
  refresh(): void {
    this.#embed()
    this.#renewPosteriors()
  }

  /** Tells the worker whether to send points. */
  observe(): void {
    this.#trainer.observe({ embedding: this.#wanted }).catch(this.#latent.report)
  }

  /** Whether points are wanted: to be seen, or for what is made of them. */
  get #wanted(): boolean {
    const { layers, span, picking } = this.#latent.state
    return picking || layers.points || layers.density || layers.trails || span.kind === 'components'
  }
}
