import { useTranslation } from 'react-i18next'
import { PanelTitle } from '../PanelTitle'
import { Drawing } from './Drawing'
import styles from './InputPanel.module.css'
import { PosteriorView } from './PosteriorView'
import { TestImages } from './TestImages'
import { UploadButton } from './UploadButton'

/** The picture that goes in, from whichever source, and what the encoder answers. */
export function InputPanel() {
  const { t } = useTranslation()
  return (
    <section id="section-input" className={styles.panel} aria-label={t('input.title')}>
      <PanelTitle symbol="x" title={t('input.title')} hint={t('input.hint')} />
      <div className={styles.sources}>
        <Drawing />
        <UploadButton />
        <TestImages />
      </div>
      <PosteriorView />
    </section>
  )
}
