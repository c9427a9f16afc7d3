import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import { BackwardFormulas } from './backward-formulas'
import { DimensionTable } from './DimensionTable'
import type { StageProps } from './forward-stages'
import { SymbolButton, Value } from './Named'
import { SignedPicture } from './pictures'
import { StageView } from './StageView'
import styles from './Step.module.css'
import { TakeStep } from './TakeStep'
import { UpdateFormulas } from './update-formulas'

/** Back from the pixels to the codes, and on to the weights; then the engine takes the step. */
export function UpdateStage({ trace }: StageProps) {
  const { t } = useTranslation('step')
  const formats = useFormats()
  const isVariational = trace.settings.model.kind === 'vae'
  const { slopes } = trace.image
  const { trains } = trace.settings.optimizer
  const words = [
    t(isVariational ? 'why.update' : 'why.updatePlain'),
    ...(trains === 'both' ? [] : [t(`note.trains.${trains}`)]),
    t('note.slopes', { count: trace.count }),
    ...(trains === 'decoder' ? [] : [t('note.moved')]),
    ...(trace.clipping < 1 ? [t('note.clipping', { factor: formats.decimal(trace.clipping, 4) })] : []),
  ]
  const ofKl = slopes.mean.map((slope, dimension) => slope - (slopes.z[dimension] ?? 0))
  return (
    <StageView
      stage="update"
      trace={trace}
      words={words}
      formulas={
        <>
          <BackwardFormulas settings={trace.settings} />
          <UpdateFormulas settings={trace.settings} />
        </>
      }
      action={<TakeStep trace={trace} />}
    >
      <SignedPicture name="slopeLogits" values={slopes.logits} />
      <DimensionTable
        label={t('backward')}
        columns={[
          { name: 'slopeZ', values: slopes.z },
          ...(isVariational
            ? ([
                { name: 'pullMean', values: ofKl },
                { name: 'slopeMean', values: slopes.mean },
                { name: 'slopeLogVariance', values: slopes.logVariance },
              ] as const)
            : []),
        ]}
      />
      <TensorTable trace={trace} />
    </StageView>
  )
}

/** What becomes of the weights, tensor by tensor. */
function TensorTable({ trace: { tensors, learningRate } }: StageProps) {
  const { t } = useTranslation('step')
  return (
    <div className={styles.scroll}>
      <p className={styles.rate}>
        <SymbolButton name="learningRate" /> <Value name="learningRate" of={learningRate} />
      </p>
      <table className={styles.table} aria-label={t('tensors')} title={t('normsHint')}>
        <thead>
          <tr>
            <th scope="col">{t('tensor')}</th>
            <th scope="col">
              <SymbolButton name="parameters" />
            </th>
            <th scope="col">
              <SymbolButton name="gradient" />
            </th>
            <th scope="col">{t('updateNorm')}</th>
          </tr>
        </thead>
        <tbody>
          {tensors.map(({ name, norm, gradientNorm, updateNorm }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                <Value name="parameters" of={norm} />
              </td>
              <td>
                <Value name="gradient" of={gradientNorm} />
              </td>
              <td>
                <Value name="parameters" of={updateNorm} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t('normsHint')}</p>
    </div>
  )
}
