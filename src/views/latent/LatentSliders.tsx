import { Dices } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { planeHalfWidth } from '../../session/state'
import { IconButton } from '../../ui/IconButton'
import { NumberField } from '../../ui/NumberField'
import { Slider } from '../../ui/Slider'
import { useSession, useSessionState } from '../use-session'
import styles from './LatentPanel.module.css'

/** A slider and a number for each coordinate of z; the list scrolls where there are many. */
export function LatentSliders() {
  const { t } = useTranslation()
  const session = useSession()
  const z = useSessionState((state) => state.latent.z)
  return (
    <div className={styles.sliders} data-many={z.length > 2}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className={styles.list} role="group" aria-label={t('latent.sliders')}>
        {z.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a coordinate is its index
          <Coordinate key={index} index={index} value={value} />
        ))}
      </div>
      <IconButton
        label={t('latent.dice')}
        tooltip={t('latent.diceHint')}
        icon={<Dices aria-hidden="true" />}
        onClick={() => session.latent.samplePrior()}
      />
      {z.length > 2 && <p className={styles.note}>{t('latent.beyondTwo')}</p>}
    </div>
  )
}

function Coordinate({ index, value }: { index: number; value: number }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const number = index + 1
  const limits = { minimum: -planeHalfWidth, maximum: planeHalfWidth }
  const change = (coordinate: number) => session.latent.setDimension(index, coordinate)
  return (
    <div className={styles.coordinate} title={t('latent.sliderHint')}>
      <Slider
        label={t('latent.slider', { number })}
        labelContent={
          <b className={styles.variable}>
            z<sub>{number}</sub>
          </b>
        }
        labelPlacement="inline"
        hideValue
        value={value}
        {...limits}
        step={0.01}
        valueText={formats.decimal(value, 2)}
        onChange={change}
      />
      <NumberField
        label={t('latent.value', { number })}
        hideLabel
        value={value}
        minimum={-10}
        maximum={10}
        step={0.1}
        format={(coordinate) => formats.decimal(coordinate, 2)}
        errorText={t('settings.limits', { minimum: '−10', maximum: '10' })}
        onCommit={change}
      />
    </div>
  )
}
