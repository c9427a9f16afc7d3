import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import type { Peek } from '../../charts/use-point-peek'
import { Button } from '../../ui/Button'
import { hint } from '../hint'
import { useImageName } from '../images/use-image-name'
import { useTestPicture } from '../images/use-pictures'
import { useAct, useSession, useSessionState } from '../use-session'
import styles from './TestImageCard.module.css'

/** The test image of a point; pressed, it can be taken as the input, or as what a person has been asked for. */
export function TestImageCard({ index, pinned, close }: Peek & { close(): void }) {
  const { t } = useTranslation()
  const act = useAct()
  const session = useSession()
  const nameOf = useImageName()
  const picking = useSessionState((state) => state.latent.picking)
  const shown = useTestPicture(index)
  const use = () => {
    if (picking) session.latent.pick.answer(index)
    else act(({ input }) => input.takeTestImage(index))
    close()
  }
  if (!shown) return null
  return (
    <div className={styles.card}>
      <div className={styles.picture}>
        <PixelImage label="" pixels={shown.pixels} decorative />
      </div>
      <div>
        <p>{nameOf(shown.image, shown)}</p>
        {pinned && (
          <Button className={styles.use} {...hint('useAsInput')} onClick={use}>
            {t(picking ? 'latent.pick.take' : 'latent.useAsInput')}
          </Button>
        )}
      </div>
    </div>
  )
}
