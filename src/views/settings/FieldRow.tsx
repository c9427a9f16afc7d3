import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../i18n/problem-text'
import type { ProblemData } from '../../lib/problem'
import { Select } from '../../ui/Select'
import { type Field, type FieldPath, settingsSchema } from '../../vae/settings-schema'
import { ChangedMark } from './ChangedMark'
import { ClassesField } from './ClassesField'
import { hintText, optionText } from './field-texts'
import type { idleBecause } from './form'
import { IntegersField } from './IntegersField'
import { NumberSetting } from './NumberSetting'
import styles from './SettingsDialog.module.css'
import { useDatasetOptions } from './use-dataset-options'

interface FieldRowProps {
  path: FieldPath
  value: unknown
  /** Waits to be applied. */
  changed: boolean
  problem: ProblemData | null
  /** Names of the data set's classes, where it is known which one it will be. */
  classes: readonly string[] | null
  /** Why it would change nothing about the model as it is set; null if it would. */
  idle: ReturnType<typeof idleBecause>
  onChange(value: unknown): void
}

/** One setting: its control, what it does, and what a change of it leads to. */
export function FieldRow({ path, value, changed, problem, classes, idle, onChange }: FieldRowProps) {
  const { t } = useTranslation()
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = problem ? id : undefined
  return (
    <div className={styles.row}>
      {path === 'subset.classes' && classes ? (
        <ClassesField
          label={t('field.subset.classes.label')}
          classes={classes}
          describedBy={hintId}
          value={value as number[]}
          onChange={onChange}
        />
      ) : (
        <FieldControl {...{ path, value, idle, errorId, onChange }} describedBy={hintId} />
      )}
      {problem && (
        <p id={errorId} className={styles.problem} role="alert">
          {problemText(problem, t)}
        </p>
      )}
      <p id={hintId} className={styles.hint}>
        {idle ? t(`settings.noEffect.${idle}`) : hintText(path, t)}
        {changed && <ChangedMark />}
      </p>
    </div>
  )
}

type FieldControlProps = Pick<FieldRowProps, 'path' | 'value' | 'idle' | 'onChange'> & {
  errorId: string | undefined
  /** Of what explains it, where that is beside it. */
  describedBy?: string
}

/** The control of one setting alone. */
export function FieldControl({ path, value, idle, errorId, describedBy, onChange }: FieldControlProps) {
  const { t } = useTranslation()
  const field: Field = settingsSchema[path]
  const label = t(`field.${path}.label`)
  const datasets = useDatasetOptions()
  switch (field.kind) {
    case 'option':
      return (
        <Select<string>
          describedBy={describedBy}
          label={label}
          value={String(value)}
          options={
            path === 'dataset'
              ? datasets
              : field.options.map((option) => ({ value: option, text: optionText(path, option, t) }))
          }
          onChange={onChange}
        />
      )
    case 'boolean':
      return (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={value === true}
            aria-describedby={describedBy}
            onChange={(event) => onChange(event.target.checked)}
          />
          {label}
        </label>
      )
    case 'integers':
      return <IntegersField {...{ label, errorId, describedBy, onChange }} value={value as number[]} />
    case 'number':
      return (
        <NumberSetting
          path={path}
          field={field}
          value={value as number | null}
          disabled={idle !== null}
          describedBy={describedBy}
          onChange={onChange}
        />
      )
  }
}
