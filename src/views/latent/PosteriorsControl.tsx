import { useTranslation } from 'react-i18next'
import { InfoTip } from '../../ui/InfoTip'
import { ImageSet } from '../images/ImageSet'
import { usePlain, useSession, useSessionState } from '../use-session'
import styles from './SpanControl.module.css'

/** Whose posteriors the plane shows, while it shows them. */
export function PosteriorsControl() {
  const { t } = useTranslation()
  const session = useSession()
  const shown = useSessionState(({ latent }) => latent.layers.posteriors)
  const images = useSessionState(({ latent }) => latent.posteriorsOf)
  const plain = usePlain()
  if (!shown) return null
  const term = t(plain ? 'latent.posteriorsOfPlain' : 'latent.posteriorsOf')
  return (
    <div className={styles.row}>
      <InfoTip term={term}>{t(`latent.layerHint.${plain ? 'posteriorsPlain' : 'posteriors'}`)}</InfoTip>
      <ImageSet label={term} images={images} onChange={(next) => session.latent.showPosteriorsOf(next)} />
    </div>
  )
}
