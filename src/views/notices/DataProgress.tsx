import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { ProgressBar } from '../../ui/ProgressBar'
import { useSessionState } from '../use-session'

/** A load that is over sooner is not worth moving the page for. */
const patienceMs = 1000

/** Images that are still on their way, where the settings bar is out of sight; gone once all are here. */
export function DataProgress() {
  const { t } = useTranslation()
  const formats = useFormats()
  const data = useSessionState((state) => state.data)
  const [patient, setPatient] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  if (patient || !data || data.images >= data.totalImages) return null
  return (
    <ProgressBar
      label={t('notices.loadingImages')}
      fraction={data.images / data.totalImages}
      text={t('notices.data', {
        loaded: formats.integer(data.images),
        total: formats.integer(data.totalImages),
      })}
    />
  )
}
