import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../../charts/PixelImage'
import { Button } from '../../../ui/Button'
import { hint } from '../../hint'
import { useImageName } from '../../images/use-image-name'
import { useTestPicture } from '../../images/use-pictures'
import { useAct } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './ProjectionTab.module.css'

/** The image of the point that somebody looks at, with the way to make it the input. */
export function LookedAt({ index }: { index: number | null }) {
  const { t } = useTranslation()
  const act = useAct()
  const nameOf = useImageName()
  const shown = useTestPicture(index)
  if (index === null || !shown) return <p className={explore.muted}>{t('explore.projection.hover')}</p>
  const name = nameOf(shown.image, shown)
  return (
    <>
      <div className={styles.picture}>
        <PixelImage label={name} pixels={shown.pixels} decorative />
      </div>
      <p aria-live="polite">{name}</p>
      <Button
        variant="outline"
        {...hint('useAsInput')}
        onClick={() => act(({ input }) => input.takeTestImage(index))}
      >
        {t('latent.useAsInput')}
      </Button>
    </>
  )
}
