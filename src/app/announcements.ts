/** What screen readers hear of a run: changes at once, progress at a rate that leaves room for the rest. */
import type { Formats } from '../i18n/formats'
import type { Translate } from '../i18n/i18n'
import type { Point, RunStatus } from '../training/protocol'

/** Time between two reports of progress. */
const everyMs = 10_000

/** Something to say, in whatever language it is said. */
export type Announcement = (t: Translate, formats: Formats) => string

export class Announcer {
  #phase: RunStatus['phase'] | null = null
  #lastMs = Number.NEGATIVE_INFINITY

  /** What to say now, or null. @param plain an autoencoder, which has no ELBO @param nowMs any clock that does not run backwards */
  next(
    status: Pick<RunStatus, 'phase' | 'epoch'>,
    newest: Point | undefined,
    plain: boolean,
    nowMs: number,
  ): Announcement | null {
    const { phase, epoch } = status
    const changed = phase !== this.#phase
    this.#phase = phase
    if (changed) {
      this.#lastMs = nowMs
      return (t, formats) => t(`announce.${phase}`, { epoch: formats.decimal(epoch, 1) })
    }
    if (phase !== 'training' || !newest || nowMs - this.#lastMs < everyMs) return null
    this.#lastMs = nowMs
    return (t, formats) => {
      const facts = { epoch: formats.decimal(epoch, 1) }
      return plain
        ? t('announce.progressPlain', { ...facts, loss: formats.decimal(newest.reconstruction, 1) })
        : t('announce.progress', { ...facts, elbo: formats.decimal(newest.elbo, 1) })
    }
  }
}
