import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { PixelImage } from '../../../charts/PixelImage'
import { Button } from '../../../ui/Button'
import { useAct, useSession, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './ProjectionTab.module.css'

interface TestImage {
  /** Place in the test set. */
  index: number
  grey: Uint8Array
  label: number
}

/** A test image, once it has come; until then the one before. @param index null: none */
export function useTestImage(index: number | null): TestImage | null {
  const session = useSession()
  const [showing] = useState(() => session.explore.showingTestImage())
  useEffect(() => {
    showing.look(index)
    return () => showing.look(null)
  }, [showing, index])
  const answered = useStore(showing.answered)
  if (index === null || !answered) return null
  const { images, labels } = answered.answer
  return { index: answered.question, grey: images, label: labels[0] ?? 0 }
}

/** The image of the point that somebody looks at, with the way to make it the input. */
export function LookedAt({ image }: { image: TestImage | null }) {
  const { t } = useTranslation()
  const act = useAct()
  const classes = useSessionState(({ status }) => status?.classes)
  if (!image) return <p className={explore.muted}>{t('explore.projection.hover')}</p>
  const { index, grey, label } = image
  const name = t('explore.projection.point', { index: index + 1, label: classes?.[label] ?? String(label) })
  return (
    <>
      <div className={styles.picture}>
        <PixelImage label={name} pixels={grey} decorative />
      </div>
      <p aria-live="polite">{name}</p>
      <Button variant="outline" onClick={() => act(({ input }) => input.takeTestImage(index))}>
        {t('explore.projection.take')}
      </Button>
    </>
  )
}
