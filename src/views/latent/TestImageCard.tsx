import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import type { Peek } from '../../charts/use-point-peek'
import type { TestImages } from '../../session/state'
import { Button } from '../../ui/Button'
import { useAct, useSession, useSessionState } from '../use-session'
import styles from './TestImageCard.module.css'

/** The test image of a point; pressed, it can be taken as the input. */
export function TestImageCard({ index, pinned, close }: Peek & { close(): void }) {
  const { t } = useTranslation()
  const act = useAct()
  const classes = useSessionState((state) => state.status?.classes)
  const shown = useTestImage(index)
  const use = () => {
    act((session) => session.input.takeTestImage(index))
    close()
  }
  if (!shown) return null
  const label = shown.labels[0] as number
  return (
    <div className={styles.card}>
      <div className={styles.picture}>
        <PixelImage label="" pixels={shown.images} decorative />
      </div>
      <div>
        <p>{t('input.testDigit', { index: index + 1, label: classes?.[label] ?? String(label) })}</p>
        {pinned && (
          <Button className={styles.use} onClick={use}>
            {t('latent.useAsInput')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Null until it has come from the worker. */
function useTestImage(index: number): TestImages | null {
  const session = useSession()
  const [shown, setShown] = useState<{ index: number; image: TestImages } | null>(null)
  useEffect(() => {
    let gone = false
    session.input
      .testImage(index)
      .then((image) => !gone && setShown({ index, image }))
      .catch(session.report)
    return () => {
      gone = true
    }
  }, [session, index])
  return shown?.index === index ? shown.image : null
}
