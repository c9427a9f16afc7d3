import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { LatentPlane } from '../../charts/LatentPlane'
import { PixelImage } from '../../charts/PixelImage'
import type { ClassGaussian } from '../../charts/paint-ellipse'
import { useFormats } from '../../i18n/formats'
import { useClassNames } from '../class-names'
import { decodedImageId } from '../decoded/DecodedPanel'
import { useAct, useSession, useSessionState } from '../use-session'
import { axisNames, cornerNames, withSubscript } from './axis-names'
import styles from './LatentPanel.module.css'
import { PickBanner } from './PickBanner'
import { PlaneControls } from './PlaneControls'
import { planeManifold, planePoints, planePosteriors, planeTrails } from './plane-data'
import { TestImageCard } from './TestImageCard'
import { useDensity } from './use-density'
import { useEllipse } from './use-ellipse'
import { useInView } from './use-in-view'
import { usePath } from './use-path'
import { usePlace } from './use-place'

const StepMarks = lazy(async () => ({ default: (await import('./StepMarks')).StepMarks }))

const none: readonly ClassGaussian[] = []

interface PlaneProps {
  /** The accessible name, where there are several. */
  label?: string
}

/** The plane through z, along whatever it is to span. */
export function Plane({ label }: PlaneProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const picking = usePicking()
  const pictureInView = useInView(decodedImageId)
  // All but z and the picture there, which are others at each move.
  const latent = useSessionState(({ latent: { z: _, decoded: __, ...rest } }) => rest)
  const { embedding, frame, window, manifold, layers, hiddenClasses } = latent
  const classes = useClassNames()

  const { axes } = frame
  const density = useDensity()
  const corners = useMemo(() => frame.corners.map((at, i) => ({ at, name: cornerNames[i] ?? '' })), [frame])
  const posteriors = useMemo(
    () => (layers.posteriors && latent.posteriors ? planePosteriors(latent.posteriors, axes) : none),
    [layers.posteriors, latent.posteriors, axes],
  )
  const trails = useMemo(
    () => (layers.trails ? planeTrails(latent.trail, axes) : null),
    [layers.trails, latent.trail, axes],
  )
  const points = useMemo(() => embedding && planePoints(embedding, axes), [embedding, axes])
  const decoded = useMemo(() => manifold && planeManifold(manifold), [manifold])
  const path = usePath(axes)
  const ellipse = useEllipse(axes)
  const step = useSessionState((state) => state.explore.step)
  const [across = '', up = ''] = useMemo(() => axisNames(frame, t, formats), [frame, t, formats])
  const drawnNames = useMemo(() => [withSubscript(across), withSubscript(up)] as const, [across, up])
  const place = usePlace(axes, across, up)
  return (
    <div className={styles.plane}>
      <LatentPlane
        label={label ?? t('latent.plane')}
        help={t('latent.keys')}
        wheelHint={t('latent.zoom.wheelHint')}
        view={window}
        axisNames={drawnNames}
        dimensions={axes.length < 2 ? 1 : 2}
        points={points}
        classNames={classes}
        hiddenClasses={hiddenClasses}
        showPoints={layers.points}
        showSymbols={layers.symbols}
        showRings={layers.prior}
        showManifold={layers.manifold}
        manifold={decoded}
        ellipse={step ? null : ellipse}
        posteriors={posteriors}
        corners={corners}
        density={density}
        trails={trails}
        path={path}
        overlay={(drawn) => <Suspense>{step && <StepMarks {...drawn} step={step} axes={axes} />}</Suspense>}
        {...place}
        inset={!pictureInView && <Inset />}
        pointCard={(peek) => <TestImageCard {...peek} />}
        {...picking}
        controls={<PlaneControls />}
        onMove={(to) => session.latent.plane.moveTo(to)}
        onDrag={(dragged) => session.latent.plane.drag(dragged)}
        onView={(to) => session.latent.plane.look(to)}
      />
    </div>
  )
}

/** The picture at z, where the large one is out of sight. */
function Inset() {
  const picture = useSessionState((state) => state.latent.decoded)
  return <PixelImage label="" pixels={picture} smooth decorative />
}

/** What becomes of a point that a person means. */
function usePicking() {
  const session = useSession()
  const act = useAct()
  const picking = useSessionState((state) => state.latent.picking)
  return {
    picking: picking && <PickBanner />,
    onPick(index: number) {
      if (picking) session.latent.pick.answer(index)
      else act(({ input }) => input.takeTestImage(index))
    },
    onPickNone: () => session.latent.pick.answer(null),
  }
}
