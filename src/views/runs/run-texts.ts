/** What is said of a kept run. */
import type { Formats } from '../../i18n/formats'
import type { Translate } from '../../i18n/i18n'
import type { KeptRun } from '../../storage/keeper'
import type { Settings } from '../../vae/settings'
import { defaultSettings, type FieldPath, valueAt } from '../../vae/settings-schema'
import { changedFields } from '../../vae/settings-validation'
import { summarise } from '../curves/metric'
import { valueText } from '../settings/field-texts'

/** Change nothing about what is learned. */
const besideThePoint: readonly FieldPath[] = ['backend', 'stopAfterEpochs']

/** In what a run differs from the one that was begun before it; the first one, from the defaults. */
export function differenceText(run: KeptRun, runs: readonly KeptRun[], t: Translate): string {
  const earlier = runs.filter(({ begunAt }) => begunAt < run.begunAt)
  const before = earlier.sort((one, other) => one.begunAt - other.begunAt).at(-1)
  const from: Settings = before?.settings ?? defaultSettings()
  const texts = changesText(from, run.settings, t, { from: before?.ownData?.name, to: run.ownData?.name })
  return texts || t(before ? 'kept.same' : 'kept.defaults')
}

/**
 * What one has to change about settings to get to others: "β 1 → 4, Seed 1 → 2"; empty if nothing.
 * @param named what data of a person's own are called
 */
export function changesText(
  from: Settings,
  to: Settings,
  t: Translate,
  named: { from?: string | undefined; to?: string | undefined } = {},
): string {
  const changed = changedFields(from, to).filter((path) => !besideThePoint.includes(path))
  const texts = changed.map((path) => {
    const name = (side: 'from' | 'to') => (path === 'dataset' ? named[side] : undefined)
    const one = name('from') ?? valueText(path, valueAt(from, path), t)
    const other = name('to') ?? valueText(path, valueAt(to, path), t)
    // No line ends at the arrow.
    return `${t(`field.${path}.label` as 'field.seed.label')} ${one}\u00a0→\u00a0${other}`
  })
  return texts.join(', ')
}

/** Few digits, none superfluous. */
export function epochsText({ epoch }: KeptRun, t: Translate, formats: Formats): string {
  const count = Number(epoch < 10 ? epoch.toPrecision(2) : epoch.toFixed(0))
  return t('kept.epochs', { count, epochs: formats.short(count) })
}

/** What a run is measured by: an autoencoder has no ELBO. */
export function metricOf({ settings }: KeptRun): 'elbo' | 'reconstruction' {
  return settings.model.kind === 'ae' ? 'reconstruction' : 'elbo'
}

/** The last values of its curve, nats. */
export function valuesText(run: KeptRun, t: Translate, formats: Formats): string {
  const metric = metricOf(run)
  const summary = summarise(run.curve, metric)
  if (!summary) return ''
  const current = `${t(`curves.${metric}`)} ${formats.decimal(summary.current, 1)}`
  if (summary.test === null) return current
  return `${current}, ${t('kept.test', { value: formats.decimal(summary.test, 1) })}`
}
