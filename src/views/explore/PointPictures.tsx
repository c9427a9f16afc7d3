import { ImageGrid } from '../../charts/ImageGrid'
import { indexOfPoint, type LatentPoints, pointAt } from '../../session/explore/latent-points'
import { hint } from '../hint'
import { useSession, useSessionState } from '../use-session'

/** CSS px. */
const leastWidth = 60

interface PointPicturesProps {
  /** The accessible name of the sheet. */
  label: string
  /** The accessible name of one picture. */
  nameOf(index: number): string
  points: LatentPoints
  pictures: readonly Float32Array[] | null
  /** Pictures in a row; as many as fit if left out. */
  columns?: number | undefined
}

/** The pictures of some points. Choosing one puts z there; the one where z is is marked. */
export function PointPictures({ label, nameOf, points, pictures, columns }: PointPicturesProps) {
  const session = useSession()
  const selected = useSessionState((state) => indexOfPoint(points, state.latent.z))
  const images = Array.from({ length: points.count }, (_, index) => ({
    id: index,
    label: nameOf(index),
    pixels: pictures?.[index] ?? null,
  }))
  return (
    <ImageGrid
      {...hint('points')}
      label={label}
      images={images}
      selected={selected}
      onSelect={(index) => session.latent.move(pointAt(points, index))}
      {...(columns ? { columns } : { leastWidth })}
    />
  )
}
