import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { InfoTip } from '../../ui/InfoTip'
import { useSessionState } from '../use-session'
import styles from './DecodedPanel.module.css'

/** How far the input with noise is from the one without, and how far what comes back. */
export function DenoisingTable() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { image, noisy, examination } = useSessionState((state) => state.input)
  const rows = [
    ['noisyError', noisy],
    ['denoisedError', examination?.reconstruction],
  ] as const
  return (
    <div className={styles.terms}>
      <h3>
        <InfoTip term={t('decoded.denoising')}>{t('decoded.denoisingHint')}</InfoTip>
      </h3>
      <dl>
        {rows.map(([name, picture]) => (
          <div key={name} data-term={name}>
            <dt>{t(`decoded.${name}`)}</dt>
            <dd>
              {image && picture ? formats.decimal(meanSquaredError(picture, image), 4) : t('curves.noNumber')}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function meanSquaredError(picture: Float32Array, original: Float32Array): number {
  const sum = picture.reduce((total, grey, pixel) => total + (grey - (original[pixel] ?? 0)) ** 2, 0)
  return sum / original.length
}
