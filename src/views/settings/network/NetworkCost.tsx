import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import { InfoTip } from '../../../ui/InfoTip'
import { networkCost } from '../../../vae/cost'
import { imagePixels } from '../../../vae/image'
import type { Settings } from '../../../vae/settings'
import styles from './NetworkEditor.module.css'

/** What the network would cost, before it is run, and how that is counted. */
export function NetworkCost({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { parameters, bytes, flops } = networkCost(settings, imagePixels)
  const memory = bytes.weights + bytes.moments + bytes.activations
  const megabytes = (value: number) => formats.metric(value, 'B')
  const figures = [
    { name: 'parameters', value: formats.integer(parameters) },
    { name: 'memory', value: megabytes(memory) },
    { name: 'image', value: formats.metric(flops.image, 'FLOP') },
    { name: 'step', value: formats.metric(flops.step, 'FLOP') },
  ] as const
  return (
    <dl className={styles.cost}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>
            <InfoTip term={t(`settings.cost.${name}`)}>
              {t(`settings.cost.${name}Hint`, {
                weights: megabytes(bytes.weights),
                moments: megabytes(bytes.moments),
                activations: megabytes(bytes.activations),
                batch: formats.integer(settings.batchSize),
              })}
            </InfoTip>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
