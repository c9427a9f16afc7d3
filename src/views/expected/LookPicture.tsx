import { useMemo } from 'react'
import { PixelImage } from '../../charts/PixelImage'
import { SmallPlane } from '../../charts/SmallPlane'
import { gridSide, type Look, type PlaneLook, reconstructed } from '../../session/expected/look'
import { imagePixels } from '../../vae/image'
import { useClassNames } from '../class-names'
import styles from './ExpectedPanel.module.css'

interface LookPictureProps {
  look: Look | 'unreachable' | null
  /** What is seen, in words. */
  label: string
}

/** What a model looks like: its plane, or what it makes of some images. */
export function LookPicture({ look, label }: LookPictureProps) {
  if (look === null || look === 'unreachable') return <div className={styles.absent} />
  return look.kind === 'plane' ? (
    <PlanePicture look={look} label={label} />
  ) : (
    <RebuiltPictures images={look.images} label={label} />
  )
}

function RebuiltPictures({ images, label }: { images: Float32Array; label: string }) {
  const pictures = useMemo(
    () =>
      Array.from({ length: reconstructed }, (_, at) =>
        images.subarray(at * imagePixels, (at + 1) * imagePixels),
      ),
    [images],
  )
  return (
    <div className={styles.rebuilt} role="img" aria-label={label}>
      {pictures.map((pixels, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the images are always the same
        <PixelImage key={at} label="" pixels={pixels} decorative />
      ))}
    </div>
  )
}

function PlanePicture({ look, label }: { look: PlaneLook; label: string }) {
  const { window, xy, labels, images } = look
  const classes = useClassNames()
  const points = useMemo(() => ({ xy, labels }), [xy, labels])
  const manifold = useMemo(() => {
    const edges = (axis: 0 | 1) =>
      Array.from(
        { length: gridSide + 1 },
        (_, i) => window.centre[axis] + ((2 * i) / gridSide - 1) * window.halfWidth,
      )
    return { edges: { columns: edges(0), rows: edges(1) }, images }
  }, [window, images])
  return <SmallPlane label={label} view={window} points={points} classNames={classes} manifold={manifold} />
}
