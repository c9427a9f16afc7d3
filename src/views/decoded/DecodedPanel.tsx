import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import { PanelTitle } from '../PanelTitle'
import { useSessionState } from '../use-session'
import { Comparison } from './Comparison'
import styles from './DecodedPanel.module.css'
import { TermsTable } from './TermsTable'

/** Of the element around the large picture. */
export const decodedImageId = 'decoded-image'

/** What the decoder makes of the chosen point, large enough for the back row, and how well the input fared. */
export function DecodedPanel() {
  const { t } = useTranslation()
  const decoded = useSessionState((state) => state.latent.decoded)
  return (
    <section id="section-decoded" className={styles.panel}>
      <PanelTitle
        symbol="x̂"
        title={t('decoded.title')}
        hint={t('decoded.hint')}
        caption={t('decoded.caption')}
      />
      <div className={styles.pictures}>
        <div id={decodedImageId} className={styles.large}>
          <PixelImage label={t('decoded.image')} pixels={decoded} smooth />
        </div>
        <Comparison />
      </div>
      <TermsTable />
    </section>
  )
}
