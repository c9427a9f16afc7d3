import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../i18n/problem-text'
import { type ProblemData, toProblem } from '../../lib/problem'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { type FieldPath, settingsSchema, valueAt } from '../../vae/settings-schema'
import { sameValue } from '../../vae/settings-validation'
import { useDialog } from '../dialogs/use-dialog'
import { useSession, useSessionState } from '../use-session'
import { FieldRow } from './FieldRow'
import { draftProblems, formGroups, idleBecause, withDraft } from './form'
import { NetworkEditor, networkFields } from './NetworkEditor'
import styles from './SettingsDialog.module.css'
import { type FieldValues, settingsChange } from './setting-change'

/**
 * Every setting with its explanation. What can change while training does so at once; what starts a new run
 * is collected and confirmed.
 */
export function SettingsDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  const { settings, draft, problems, refused, change, apply, discard } = useSettingsDraft(close)
  const classes = useSessionState(({ status }) => status?.classes ?? null)
  const drafted = withDraft(settings, draft)
  const pending = Object.keys(draft).length > 0
  return (
    <Dialog
      onClose={close}
      placement="side"
      title={t('settings.title')}
      closeLabel={t('app.close')}
      footer={
        pending && (
          <>
            <Button onClick={discard}>{t('settings.discard')}</Button>
            <Button variant="primary" disabled={Object.keys(problems).length > 0} onClick={apply}>
              {t('settings.apply')}
            </Button>
          </>
        )
      }
    >
      {refused && <Notice kind="error">{problemText(refused, t)}</Notice>}
      <p className={styles.muted}>{t('settings.needsReset')}</p>
      {formGroups().map(({ name, fields }) => (
        <section key={name} className={styles.group} aria-labelledby={`group-${name}`}>
          <h3 id={`group-${name}`}>{t(`settings.groups.${name}`)}</h3>
          {fields.map((path) => {
            if (path === 'model.hidden') {
              return (
                <NetworkEditor
                  key={path}
                  settings={drafted}
                  changed={(edited) => edited in draft}
                  onChange={change}
                />
              )
            }
            return networkFields.includes(path) ? null : (
              <FieldRow
                key={path}
                path={path}
                value={valueAt(drafted, path)}
                changed={path in draft}
                problem={problems[path] ?? null}
                classes={drafted.dataset === settings.dataset ? classes : null}
                idle={idleBecause(path, drafted)}
                onChange={(value) => change(path, value)}
              />
            )
          })}
        </section>
      ))}
    </Dialog>
  )
}

/** The collected changes that start a new run, what is wrong with them, and what the session refused. */
function useSettingsDraft(close: () => void) {
  const session = useSession()
  const settings = useSessionState((state) => state.settings)
  const [draft, setDraft] = useState<FieldValues>({})
  const [refused, setRefused] = useState<ProblemData | null>(null)
  const refuse = (thrown: unknown) => setRefused(toProblem(thrown))

  const change = (path: FieldPath, value: unknown) => {
    setRefused(null)
    if (settingsSchema[path].applies !== 'reset') {
      session.configure(settingsChange({ [path]: value })).catch(refuse)
      return
    }
    setDraft((previous) => {
      const { [path]: _, ...others } = previous
      return sameValue(value, valueAt(settings, path)) ? others : { ...others, [path]: value }
    })
  }
  const apply = () => {
    session.configure(settingsChange(draft)).catch(session.report)
    close()
  }
  return {
    settings,
    draft,
    problems: draftProblems(draft),
    refused,
    change,
    apply,
    discard: () => setDraft({}),
  }
}
