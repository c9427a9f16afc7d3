import { useTranslation } from 'react-i18next'
import { classColor } from '../../charts/palette'
import { Button } from '../../ui/Button'
import { ToggleChip } from '../../ui/ToggleChip'
import { useSession, useSessionState } from '../use-session'
import styles from './LatentPanel.module.css'

const noClasses: readonly string[] = []

/** What the colours mean, and which of them show. */
export function ClassLegend() {
  const { t } = useTranslation()
  const session = useSession()
  const classes = useSessionState((state) => state.status?.classes ?? noClasses)
  const hidden = useSessionState((state) => state.latent.hiddenClasses)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.legend} role="group" aria-label={t('latent.classes')}>
      {classes.map((name, label) => (
        <ToggleChip
          key={name}
          pressed={!hidden.has(label)}
          swatch={classColor(label)}
          title={t('latent.classesHint')}
          onChange={() => session.latent.toggleClass(label)}
        >
          {name}
        </ToggleChip>
      ))}
      {hidden.size > 0 && (
        <Button onClick={() => session.latent.showAllClasses()}>{t('latent.showAll')}</Button>
      )}
    </div>
  )
}
