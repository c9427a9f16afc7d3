import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { Tooltip } from '../../ui/Tooltip'
import { useSessionState } from '../use-session'
import styles from './SettingsBar.module.css'

/** How many images there are, or how many of them have arrived. */
export function ImageCounts() {
  const { t } = useTranslation()
  const formats = useFormats()
  const data = useSessionState((state) => state.data)
  const counts = useSessionState(({ status }) => ({
    train: status?.trainingImages ?? 0,
    test: status?.testImages ?? 0,
  }))
  if (data && data.images < data.totalImages) {
    return (
      <Tooltip text={t('notices.dataHint')}>
        <span className={styles.counts}>
          <progress aria-label={t('notices.loadingImages')} max={data.totalImages} value={data.images} />
          {t('notices.data', {
            loaded: formats.integer(data.images),
            total: formats.integer(data.totalImages),
          })}
        </span>
      </Tooltip>
    )
  }
  if (counts.train === 0) return <span className={styles.counts} />
  return (
    <Tooltip text={t('settings.imagesHint')}>
      <span className={styles.counts}>
        {t('settings.images', { train: formats.integer(counts.train), test: formats.integer(counts.test) })}
      </span>
    </Tooltip>
  )
}
