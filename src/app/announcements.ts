/** What screen readers hear of a run: changes at once, progress at a rate that leaves room for the rest. */
import type { Formats } from '../i18n/formats'
import type { Translate } from '../i18n/i18n'
import type { Point, RunStatus } from '../training/protocol'

/** Time between two reports of progress. */
const everyMs = 10_000

export class Announcer {
  #phase: RunStatus['phase'] | null = null
  #lastMs = Number.NEGATIVE_INFINITY

  /** What to say now, or null. @param nowMs any clock that does not run backwards */
  next(
    status: Pick<RunStatus, 'phase' | 'epoch'>,
    newest: Point | undefined,
    nowMs: number,
    t: Translate,
    formats: Formats,
  ): string | null {
    const changed = status.phase !== this.#phase
    this.#phase = status.phase
    const epoch = formats.decimal(status.epoch, 1)
    if (changed) {
      this.#lastMs = nowMs
      return t(`announce.${status.phase}`, { epoch })
    }
    if (status.phase !== 'training' || !newest || nowMs - this.#lastMs < everyMs) return null
    this.#lastMs = nowMs
    return t('announce.progress', { epoch, elbo: formats.decimal(newest.elbo, 1) })
  }
}
