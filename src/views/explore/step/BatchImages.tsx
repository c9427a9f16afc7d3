import { useTranslation } from 'react-i18next'
import { ImageGrid } from '../../../charts/ImageGrid'
import { PixelImage } from '../../../charts/PixelImage'
import { useFormats } from '../../../i18n/formats'
import type { TracedStep } from '../../../training/answers'
import { Disclosure } from '../../../ui/Disclosure'
import { Select } from '../../../ui/Select'
import { imagePixels } from '../../../vae/image'
import type { Trains } from '../../../vae/settings'
import { settingsSchema } from '../../../vae/settings-schema'
import { useClassNames } from '../../class-names'
import { hint } from '../../hint'
import { useAct, useSessionState } from '../../use-session'
import styles from './Step.module.css'
import { useStepView } from './use-step-view'

/** Which step it is, and which image of its batch is followed; on a press, the others to choose from. */
export function BatchImages({ trace }: { trace: TracedStep }) {
  const { t } = useTranslation('step')
  const formats = useFormats()
  const step = useStepView()
  const classes = useClassNames()
  const { images, labels } = trace.batch
  const nameOf = (index: number) => classes[labels[index] ?? 0] ?? ''
  const pixelsOf = (index: number) => images.subarray(index * imagePixels, (index + 1) * imagePixels)
  const facts = { count: trace.count, number: trace.index + 1, name: nameOf(trace.index) }
  return (
    <div className={styles.batch}>
      <Disclosure
        {...hint('stepImage')}
        label={t('choose')}
        shape="picture"
        icon={<PixelImage label="" pixels={Float32Array.from(trace.image.x)} decorative />}
      >
        <p className={styles.note}>{t('first', { shown: labels.length, count: trace.count })}</p>
        <div className={styles.choice}>
          <ImageGrid
            {...hint('stepImage')}
            label={t('choose')}
            columns={6}
            images={Array.from(labels, (_, index) => ({
              id: index,
              label: t('batchImage', { number: index + 1, name: nameOf(index) }),
              pixels: pixelsOf(index),
            }))}
            selected={trace.index}
            onSelect={(index) => step.choose(index)}
          />
        </div>
      </Disclosure>
      <p className={styles.position}>{t('position', { step: formats.integer(trace.step + 1), ...facts })}</p>
      <TrainsChoice />
    </div>
  )
}

/** Encoder only, decoder only, or both: a setting of the run. */
function TrainsChoice() {
  const { t } = useTranslation()
  const act = useAct()
  const trains = useSessionState(({ settings }) => settings.optimizer.trains)
  return (
    <Select<Trains>
      {...hint('stepTrains')}
      label={t('field.optimizer.trains.label')}
      labelPlacement="inline"
      value={trains}
      options={settingsSchema['optimizer.trains'].options.map((value) => ({
        value,
        text: t(`field.optimizer.trains.options.${value}`),
      }))}
      onChange={(value) => act((session) => session.configure({ optimizer: { trains: value } }))}
    />
  )
}
