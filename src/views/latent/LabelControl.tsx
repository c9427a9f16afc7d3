import { useTranslation } from 'react-i18next'
import { InfoTip } from '../../ui/InfoTip'
import { Select } from '../../ui/Select'
import { useClassNames } from '../class-names'
import { hint } from '../hint'
import { useSession, useSessionState } from '../use-session'
import styles from './SpanControl.module.css'

/** The class that a conditional network is told; not shown of a network that is told none. */
export function LabelControl() {
  const { t } = useTranslation()
  const session = useSession()
  const conditional = useSessionState(({ settings }) => settings.model.conditional)
  const classes = useClassNames()
  const label = useSessionState((state) => state.latent.label ?? 0)
  if (!conditional) return null
  return (
    <div className={styles.row}>
      <InfoTip term={t('latent.label.title')}>{t('latent.label.hint')}</InfoTip>
      <Select
        {...hint('label')}
        label={t('latent.label.title')}
        hideLabel
        value={String(label)}
        options={classes.map((name, value) => ({ value: String(value), text: name }))}
        onChange={(value) => session.input.tell(Number(value))}
      />
    </div>
  )
}
