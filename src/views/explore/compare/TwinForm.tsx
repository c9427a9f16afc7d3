import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { problemText } from '../../../i18n/problem-text'
import { comparisonOf } from '../../../session/compare/comparison'
import { comparable, proposal } from '../../../session/compare/differences'
import { Button } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import type { FieldPath } from '../../../vae/settings-schema'
import { hint } from '../../hint'
import { FieldControl } from '../../settings/FieldRow'
import { draftProblems, idleBecause, isShown } from '../../settings/form'
import { useAct, useSession, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './Compare.module.css'

/** In what the other model differs, and its beginning and end. */
export function TwinForm() {
  const { t } = useTranslation()
  const { t: say } = useTranslation('compare')
  const act = useAct()
  const comparison = comparisonOf(useSession())
  const settings = useSessionState((state) => state.settings)
  const { phase, draft } = useStore(comparison.state)
  const fields = comparable.filter((path) => isShown(path, settings) && !idleBecause(path, settings))
  const path = draft && fields.includes(draft.path) ? draft.path : fields[0]
  if (!path) return null
  const difference = draft?.path === path ? draft : proposal(path, settings)
  const problem = draftProblems({ [path]: difference.value })[path]
  return (
    <div className={styles.form}>
      <div className={explore.controls}>
        <Select<FieldPath>
          {...hint('twinField')}
          label={say('differsIn')}
          value={path}
          options={fields.map((value) => ({ value, text: t(`field.${value}.label`) }))}
          onChange={(chosen) => comparison.propose(proposal(chosen, settings))}
        />
        <div {...hint('twinValue')}>
          <FieldControl
            key={path}
            path={path}
            value={difference.value}
            idle={null}
            errorId={undefined}
            onChange={(value) => comparison.propose({ path, value })}
          />
        </div>
        <div className={styles.buttons}>
          <Button
            variant="outline"
            {...hint('twinStart')}
            disabled={phase === 'starting' || Boolean(problem)}
            onClick={() => act(() => comparison.start(difference))}
          >
            {say(phase === 'starting' ? 'starting' : 'start')}
          </Button>
          {phase !== 'off' && (
            <Button {...hint('twinEnd')} onClick={() => comparison.end()}>
              {say('end')}
            </Button>
          )}
        </div>
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {problemText(problem, t)}
        </p>
      )}
    </div>
  )
}
