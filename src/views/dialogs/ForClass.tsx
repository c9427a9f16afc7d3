import { useTranslation } from 'react-i18next'
import { type Hideable, hideable } from '../../session/shell'
import { hint } from '../hint'
import styles from './Dialogs.module.css'
import chooser from './ForClass.module.css'

interface ForClassProps {
  present: boolean
  hide: readonly Hideable[]
  onPresent(present: boolean): void
  onHide(hide: readonly Hideable[]): void
}

/** For teachers: what the link opens, and what of the page their class is not to see. */
export function ForClass({ present, hide, onPresent, onHide }: ForClassProps) {
  const { t } = useTranslation('classroom')
  const toggle = (part: Hideable) =>
    onHide(hideable.filter((name) => (name === part) !== hide.includes(name)))
  return (
    <details className={chooser.chooser} open={present || hide.length > 0 || undefined}>
      <summary {...hint('shareForClass')}>{t('title')}</summary>
      <label className={styles.switch} {...hint('sharePresent')}>
        <input type="checkbox" checked={present} onChange={(event) => onPresent(event.target.checked)} />
        {t('present')}
      </label>
      <fieldset>
        <legend>{t('hide')}</legend>
        <div className={chooser.parts}>
          {hideable.map((part) => (
            <label key={part} className={styles.switch} {...hint('shareHide')}>
              <input type="checkbox" checked={hide.includes(part)} onChange={() => toggle(part)} />
              {t(`parts.${part}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  )
}
