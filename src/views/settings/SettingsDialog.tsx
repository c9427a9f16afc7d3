import { useTranslation } from 'react-i18next'
import { problemText } from '../../i18n/problem-text'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { valueAt } from '../../vae/settings-schema'
import { useClassNames } from '../class-names'
import { useDialog } from '../dialogs/use-dialog'
import { hint } from '../hint'
import { useSessionState } from '../use-session'
import { FieldRow } from './FieldRow'
import { formGroups, idleBecause, withDraft } from './form'
import { IdentityPanel } from './loss/IdentityPanel'
import { NetworkEditor, networkFields } from './network/NetworkEditor'
import { PresetChoice } from './PresetChoice'
import styles from './SettingsDialog.module.css'
import { useSettingsDraft } from './use-settings-draft'

/**
 * Every setting with its explanation. What can change while training does so at once; what starts a new run
 * is collected and confirmed.
 */
export function SettingsDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  const form = useSettingsDraft(close)
  const { problems, refused, apply, discard } = form
  const pending = Object.keys(form.draft).length > 0
  return (
    <Dialog
      onClose={close}
      placement="side"
      title={t('settings.title')}
      closeLabel={t('app.close')}
      footer={
        pending && (
          <>
            <Button {...hint('settingsDiscard')} onClick={discard}>
              {t('settings.discard')}
            </Button>
            <Button
              variant="primary"
              {...hint('settingsApply')}
              disabled={Object.keys(problems).length > 0}
              onClick={apply}
            >
              {t(form.startsAfresh ? 'settings.apply' : 'settings.applyLive')}
            </Button>
          </>
        )
      }
    >
      {refused && <Notice kind="error">{problemText(refused, t)}</Notice>}
      <PresetChoice
        settings={form.settings}
        drafted={withDraft(form.settings, form.draft)}
        onChoose={form.take}
      />
      <p className={styles.muted}>{t('settings.needsReset')}</p>
      <Groups form={form} />
    </Dialog>
  )
}

/** The fields by group, and beside some groups what belongs to several of their fields. */
function Groups({ form }: { form: ReturnType<typeof useSettingsDraft> }) {
  const { t } = useTranslation()
  const { settings, draft, problems, change } = form
  const classes = useClassNames()
  const known = useSessionState(({ status }) => status !== null)
  const drafted = withDraft(settings, draft)
  return formGroups().map(({ name, fields }) => (
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
            classes={known && drafted.dataset === settings.dataset ? classes : null}
            idle={idleBecause(path, drafted)}
            onChange={(value) => change({ [path]: value })}
          />
        )
      })}
      {name === 'objective' && <IdentityPanel settings={drafted} onTake={change} />}
    </section>
  ))
}
