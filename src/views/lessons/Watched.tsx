import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import { PosteriorLens } from '../../charts/PosteriorLens'
import type { Anchor } from '../../lessons/lesson'
import type { LessonRun } from '../../lessons/lesson-run'
import { useEllipse } from '../latent/use-ellipse'
import { usePlaceSource } from '../latent/use-place'
import { handheld, useMedia } from '../use-media'
import { useSessionState } from '../use-session'
import styles from './LessonsPanel.module.css'

/** What can be watched in small. */
const views = { decodedImage: Decoded, comparison: Rebuilt, plane: Drawn } satisfies Partial<
  Record<Anchor, () => React.ReactNode>
>

/**
 * What comes of the present step, if it can be watched beside its text: a phone has the control or what comes of it in
 * sight, never both. Null: it cannot, or there is nothing to watch yet.
 */
export function useWatched(run: LessonRun): keyof typeof views | null {
  const small = useMedia(handheld)
  const result = run.step?.result
  return small && result && result in views && !run.missing ? (result as keyof typeof views) : null
}

/** In small what the page shows elsewhere, where screen readers find it. */
export function Watched({ of }: { of: keyof typeof views }) {
  const View = views[of]
  return (
    <div className={styles.watched} data-of={of} aria-hidden="true">
      <View />
    </div>
  )
}

function Decoded() {
  const { t } = useTranslation()
  const decoded = useSessionState(({ latent }) => latent.decoded)
  return (
    <figure>
      <PixelImage label="" pixels={decoded} smooth decorative />
      <figcaption>{t('decoded.title')}</figcaption>
    </figure>
  )
}

function Rebuilt() {
  const { t } = useTranslation()
  const { image, examination } = useSessionState(({ input }) => input)
  return (
    <>
      <figure>
        <PixelImage label="" pixels={image} decorative />
        <figcaption>{t('decoded.input')}</figcaption>
      </figure>
      <figure>
        <PixelImage label="" pixels={examination?.reconstruction ?? null} decorative />
        <figcaption>{t('decoded.reconstruction')}</figcaption>
      </figure>
    </>
  )
}

/** Where z lies in the posterior of the input. */
function Drawn() {
  const { t } = useTranslation('lessons')
  const axes = useSessionState(({ latent }) => latent.frame.axes)
  const place = usePlaceSource()
  const posterior = useEllipse(axes)
  if (!posterior) return null
  return (
    <figure>
      <PosteriorLens posterior={posterior} place={place} dimensions={axes.length < 2 ? 1 : 2} />
      <figcaption>{t('drawn')}</figcaption>
    </figure>
  )
}
