import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import type { ListedImages } from '../../storage/keeper'
import { useSession } from '../use-session'
import { AskedButton } from './AskedButton'
import styles from './RunsDialog.module.css'

interface KeptImagesProps {
  images: readonly ListedImages[]
  /** Does something and looks at what is kept again. */
  act(verb: () => Promise<unknown>): Promise<boolean>
}

/** The images of a person's own that are kept with their runs: how much room they take, and the way to delete them. */
export function KeptImages({ images, act }: KeptImagesProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { keeping } = useSession()
  return (
    <section className={styles.images} aria-label={t('kept.images')}>
      <h3>{t('kept.images')}</h3>
      <p className={styles.muted}>{t('kept.imagesText')}</p>
      <ul className={styles.runs}>
        {images.map(({ key, name, bytes, runs }) => (
          <li key={key} className={styles.set} aria-label={name}>
            <div className={styles.about}>
              <b className={styles.name}>{name}</b>
              <p className={styles.muted}>
                {t('kept.imagesOf', { size: formats.metric(bytes, 'B'), count: runs })}
              </p>
            </div>
            <div className={styles.actions}>
              <AskedButton
                small
                hint="imagesDelete"
                question={t('kept.imagesDeleteAsk')}
                label={t('kept.imagesDelete')}
                onConfirm={() => void act(() => keeping.forgetImages(key))}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
