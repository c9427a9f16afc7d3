import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LatentPlane } from '../../charts/LatentPlane'
import { PixelImage } from '../../charts/PixelImage'
import { useFormats } from '../../i18n/formats'
import { decodedImageId } from '../decoded/DecodedPanel'
import { useSession, useSessionState } from '../use-session'
import styles from './LatentPanel.module.css'
import { moveInPlane, planeEllipse, planeManifold, planePoints } from './plane-data'
import { useInView } from './use-in-view'

const noClasses: readonly string[] = []

/** The plane of the first two latent dimensions. */
export function Plane() {
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const pictureInView = useInView(decodedImageId)
  const {
    z,
    decoded: picture,
    embedding,
    manifold,
    layers,
    hiddenClasses,
  } = useSessionState((state) => state.latent)
  const examination = useSessionState((state) => state.input.examination)
  const classes = useSessionState((state) => state.status?.classes ?? noClasses)

  const points = useMemo(() => embedding && planePoints(embedding), [embedding])
  const decoded = useMemo(() => manifold && planeManifold(manifold), [manifold])
  const ellipse = useMemo(() => examination && planeEllipse(examination), [examination])
  const [z1, z2] = z
  const facts = { z1: formats.decimal(z1 ?? 0, 2), z2: formats.decimal(z2 ?? 0, 2) }
  return (
    <div className={styles.plane}>
      <LatentPlane
        label={t('latent.plane')}
        help={t('latent.keys')}
        valueText={z2 === undefined ? t('latent.planeTextOne', facts) : t('latent.planeText', facts)}
        axisNames={z2 === undefined ? ['z₁', ''] : ['z₁', 'z₂']}
        dimensions={z2 === undefined ? 1 : 2}
        points={points}
        classNames={classes}
        hiddenClasses={hiddenClasses}
        showPoints={layers.points}
        showRings={layers.prior}
        showManifold={layers.manifold}
        manifold={decoded}
        ellipse={ellipse}
        z={[z1 ?? 0, z2 ?? 0]}
        inset={!pictureInView && <PixelImage label="" pixels={picture} smooth decorative />}
        onMove={(place) => session.latent.move(moveInPlane(session.store.getState().latent.z, place))}
      />
    </div>
  )
}
