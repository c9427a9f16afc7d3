import { useTranslation } from 'react-i18next'
import { Select } from '../../ui/Select'
import { ToggleChip } from '../../ui/ToggleChip'
import { type PresetId, presetIds, presetOf, tutorialPresets } from '../../vae/presets'
import type { Settings } from '../../vae/settings'
import { valueAt } from '../../vae/settings-schema'
import { changedFields } from '../../vae/settings-validation'
import { hint } from '../hint'
import { valueText } from './field-texts'
import styles from './PresetChoice.module.css'

interface PresetChoiceProps {
  /** Of the run. */
  settings: Settings
  /** As they would be with what waits to be applied. */
  drafted: Settings
  onChoose(preset: PresetId): void
}

/** Settings worth a look, with a note, and what the choice would change about the run. */
export function PresetChoice({ settings, drafted, onChoose }: PresetChoiceProps) {
  const { t } = useTranslation()
  const preset = presetOf(drafted)
  const own = { value: 'own', text: t('presets.own'), disabled: true } as const
  const options = presetIds.map((id) => ({ value: id, text: t(`presets.names.${id}`) }))
  return (
    <section className={styles.presets} aria-label={t('presets.label')}>
      <Select<PresetId | 'own'>
        {...hint('preset')}
        label={t('presets.label')}
        value={preset ?? 'own'}
        options={preset ? options : [own, ...options]}
        onChange={(id) => id !== 'own' && onChoose(id)}
      />
      {preset && <p className={styles.note}>{t(`presets.notes.${preset}`)}</p>}
      {preset && tutorialPresets.includes(preset) && <TutorialNote {...{ preset, onChoose }} />}
      <Changes from={settings} to={drafted} />
    </section>
  )
}

/** What is put right about the tutorial's code, and the three ways to train its network. */
function TutorialNote({ preset, onChoose }: { preset: PresetId } & Pick<PresetChoiceProps, 'onChoose'>) {
  const { t } = useTranslation()
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className={styles.ways} role="group" aria-label={t('presets.tutorial.ways')}>
        {tutorialPresets.map((way) => (
          <ToggleChip
            key={way}
            {...hint('presetWay')}
            pressed={way === preset}
            onChange={() => onChoose(way)}
          >
            {t(`presets.tutorial.way.${way as 'tutorial-vae'}`)}
          </ToggleChip>
        ))}
      </div>
      <details className={styles.tutorial}>
        <summary {...hint('presetFaults')}>{t('presets.tutorial.title')}</summary>
        <p>{t('presets.tutorial.text')}</p>
        <ul>
          {(['mean', 'variance', 'noise', 'kl', 'decoder', 'shape'] as const).map((fault) => (
            <li key={fault}>{t(`presets.tutorial.faults.${fault}`)}</li>
          ))}
        </ul>
        <p>{t('presets.tutorial.reduction')}</p>
        <p>{t('presets.tutorial.measured')}</p>
      </details>
    </>
  )
}

/** What waits to be applied, field by field. */
function Changes({ from, to }: { from: Settings; to: Settings }) {
  const { t } = useTranslation()
  const changed = changedFields(from, to)
  if (changed.length === 0) return null
  return (
    <dl className={styles.changes} aria-label={t('presets.changes')}>
      {changed.map((path) => (
        <div key={path}>
          <dt>{t(`field.${path}.label` as 'field.seed.label')}</dt>
          <dd>
            {valueText(path, valueAt(from, path), t)} → <b>{valueText(path, valueAt(to, path), t)}</b>
          </dd>
        </div>
      ))}
    </dl>
  )
}
