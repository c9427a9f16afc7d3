import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { useFormats } from '../../../i18n/formats'
import { problemText } from '../../../i18n/problem-text'
import { comparisonOf } from '../../../session/compare/comparison'
import { sweeps } from '../../../session/compare/differences'
import { Button } from '../../../ui/Button'
import { ListField } from '../../../ui/ListField'
import { NumberField } from '../../../ui/NumberField'
import { ProgressBar } from '../../../ui/ProgressBar'
import { Select } from '../../../ui/Select'
import type { FieldPath } from '../../../vae/settings-schema'
import { hint } from '../../hint'
import { limitsOf, valueText } from '../../settings/field-texts'
import { draftProblems, idleBecause, parseIntegers } from '../../settings/form'
import { useAct, useSession, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './Compare.module.css'

const mostValues = 8
const epochLimits = { minimum: 0.01, maximum: 100, step: 1, integer: false }

/** Which setting takes which values, for how long each; and how far that has come. */
export function SweepForm() {
  const { t } = useTranslation()
  const { t: say } = useTranslation('compare')
  const act = useAct()
  const { sweep } = comparisonOf(useSession())
  const { plan } = useStore(sweep.state)
  const settings = useSessionState((state) => state.settings)
  const fields = (Object.keys(sweeps) as FieldPath[]).filter((path) => !idleBecause(path, settings))
  const [chosen, choose] = useState<FieldPath>('objective.beta')
  const path = fields.includes(chosen) ? chosen : (fields[0] as FieldPath)
  const [texts, setTexts] = useState<Partial<Record<FieldPath, string>>>({})
  const [epochs, setEpochs] = useState(1)
  const text = texts[path] ?? (sweeps[path] ?? []).join(', ')
  const values = [...new Set<unknown>(parseIntegers(text))]
  const problem = values.map((value) => draftProblems({ [path]: value })[path]).find(Boolean)
  const counted = values.length >= 2 && values.length <= mostValues
  return (
    <div className={styles.form}>
      <div className={explore.controls}>
        <Select<FieldPath>
          {...hint('sweepField')}
          label={say('sweep.over')}
          value={path}
          options={fields.map((value) => ({ value, text: t(`field.${value}.label`) }))}
          onChange={choose}
        />
        <div className={styles.values}>
          <ListField
            {...hint('sweepValues')}
            label={say('sweep.values')}
            text={text}
            invalid={Boolean(problem) || !counted}
            onChange={(typed) => setTexts({ ...texts, [path]: typed })}
          />
        </div>
        <NumberField
          {...hint('sweepEpochs')}
          label={say('sweep.epochs')}
          value={epochs}
          {...epochLimits}
          errorText={limitsOf(epochLimits, t)}
          onCommit={setEpochs}
        />
        {plan ? (
          <Button {...hint('sweepCancel')} onClick={() => sweep.cancel()}>
            {say('sweep.cancel')}
          </Button>
        ) : (
          <Button
            variant="outline"
            {...hint('sweepStart')}
            disabled={Boolean(problem) || !counted}
            onClick={() => act(() => sweep.start({ path, values, epochs }))}
          >
            {say('sweep.start', { count: values.length })}
          </Button>
        )}
      </div>
      {(problem || !counted) && (
        <p className={styles.problem} role="alert">
          {problem ? problemText(problem, t) : say('sweep.count', { most: mostValues })}
        </p>
      )}
      {plan && <SweepProgress />}
    </div>
  )
}

function SweepProgress() {
  const { t } = useTranslation()
  const { t: say } = useTranslation('compare')
  const formats = useFormats()
  const { sweep } = comparisonOf(useSession())
  const { plan, at, done, leftMs } = useStore(sweep.state)
  if (!plan) return null
  const name = `${t(`field.${plan.path}.label`)} ${valueText(plan.path, plan.values[at], t)}`
  return (
    <ProgressBar
      label={say('sweep.progress', { number: at + 1, count: plan.values.length, name })}
      fraction={done}
      text={
        leftMs === null
          ? undefined
          : say('sweep.left', { seconds: formats.integer(Math.ceil(leftMs / 1000)) })
      }
    />
  )
}
