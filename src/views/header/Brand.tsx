import { useTranslation } from 'react-i18next'
import styles from './Header.module.css'

/** What the page is, for those who hear it: to others the page around it says so. */
export function HiddenBrand() {
  const { t } = useTranslation()
  return <h1 className={styles.heard}>{t('app.title')}</h1>
}

/** The name of the page and its sign: encoder, code, decoder. */
export function Brand() {
  const { t } = useTranslation()
  return (
    <h1 className={styles.brand}>
      <svg viewBox="8 11 48 42" className={styles.logo} aria-hidden="true">
        <path d="M10 13v38l17-12V25zM54 13v38L37 39V25z" />
        <circle cx="32" cy="32" r="5.5" />
      </svg>
      <span className={styles.name}>{t('app.title')}</span>
    </h1>
  )
}
