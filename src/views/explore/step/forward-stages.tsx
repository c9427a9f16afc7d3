/** The stages on the way forward, from the image to what it costs. */
import { LocateFixed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Posterior1D } from '../../../charts/Posterior1D'
import { useFormats } from '../../../i18n/formats'
import type { TracedStep } from '../../../training/answers'
import { Button } from '../../../ui/Button'
import { hint } from '../../hint'
import { useSession } from '../../use-session'
import { DimensionTable, mostDimensions } from './DimensionTable'
import { DecodeFormulas, DrawFormulas, EncodeFormulas, PosteriorFormulas } from './forward-formulas'
import { Layers, Picture, SignedPicture } from './pictures'
import { StageView } from './StageView'
import styles from './Step.module.css'

export interface StageProps {
  trace: TracedStep
}

export function EncodeStage({ trace }: StageProps) {
  const { t } = useTranslation('step')
  const { model, objective } = trace.settings
  const { x, input, encoder } = trace.image
  const isNoisy = objective.inputNoise !== 'none'
  const words = [
    t('why.encode'),
    ...(isNoisy ? [t('why.encodeNoisy')] : []),
    ...(objective.binarization === 'none' ? [] : [t('why.encodeBinarized')]),
    ...(model.conditional ? [t('why.encodeConditional')] : []),
    ...(model.network === 'conv' ? [t('why.encodeConv')] : []),
    ...(model.batchNorm ? [t('why.encodeNorm')] : []),
  ]
  return (
    <StageView
      stage="encode"
      trace={trace}
      words={words}
      formulas={<EncodeFormulas settings={trace.settings} />}
    >
      <Picture name="x" pixels={x} />
      {isNoisy && <Picture name="input" pixels={input} />}
      <Layers name="hidden" layers={encoder} />
    </StageView>
  )
}

export function PosteriorStage({ trace }: StageProps) {
  const { t } = useTranslation('step')
  const { mean, logVariance, sigma, encoder } = trace.image
  const isPoint = trace.settings.model.kind === 'ae'
  return (
    <StageView
      stage="posterior"
      trace={trace}
      words={[t(isPoint ? 'why.posteriorPlain' : 'why.posterior')]}
      formulas={<PosteriorFormulas settings={trace.settings} />}
    >
      <Layers name="hidden" layers={encoder.slice(-1)} />
      {isPoint ? (
        <DimensionTable label={t('stage.posteriorPlain')} columns={[{ name: 'code', values: mean }]} />
      ) : (
        <DimensionTable
          label={t('stage.posterior')}
          columns={[
            { name: 'mean', values: mean },
            { name: 'logVariance', values: logVariance },
            { name: 'sigma', values: sigma },
          ]}
        />
      )}
      {!isPoint && <Draws trace={trace} drawn={false} />}
    </StageView>
  )
}

export function DrawStage({ trace }: StageProps) {
  const { t } = useTranslation('step')
  const { latent } = useSession()
  const { mean, sigma, epsilon, z } = trace.image
  const isPoint = trace.settings.model.kind === 'ae'
  const columns = [
    { name: 'mean', values: mean },
    { name: 'sigma', values: sigma },
    { name: 'epsilon', values: epsilon },
    { name: 'z', values: z },
  ] as const
  return (
    <StageView
      stage="draw"
      trace={trace}
      words={[t(isPoint ? 'why.drawPlain' : 'why.draw')]}
      formulas={<DrawFormulas settings={trace.settings} />}
    >
      <DimensionTable
        label={t(isPoint ? 'stage.drawPlain' : 'stage.draw')}
        columns={isPoint ? columns.slice(3) : columns}
      />
      {!isPoint && <Draws trace={trace} drawn />}
      <Button
        variant="outline"
        {...hint('stepToPlane')}
        icon={<LocateFixed aria-hidden="true" />}
        onClick={() => latent.move([...z])}
      >
        {t('toPlane')}
      </Button>
    </StageView>
  )
}

/** The posterior of each dimension before the prior, and where the code was drawn from it. */
function Draws({ trace, drawn }: StageProps & { drawn: boolean }) {
  const { t } = useTranslation('step')
  const formats = useFormats()
  const { mean, sigma, z } = trace.image
  const shown = [...mean].slice(0, mostDimensions)
  const halfWidth =
    Math.max(4, ...shown.map(Math.abs), ...[...z].slice(0, mostDimensions).map(Math.abs)) * 1.05
  const placeOf = (value: number) => `${50 + (50 * value) / halfWidth}%`
  return (
    <div className={styles.draws}>
      {shown.map((center, dimension) => {
        const [spread = 0, code = 0] = [sigma[dimension], z[dimension]]
        const label = t('drawLabel', {
          name: `z${dimension + 1}`,
          mean: formats.decimal(center, 4),
          sigma: formats.decimal(spread, 4),
          z: formats.decimal(code, 4),
        })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dimension is its place
          <div key={dimension} className={styles.draw} title={label}>
            <span aria-hidden="true">
              z<sub>{dimension + 1}</sub>
            </span>
            <div className={styles.axis}>
              <Posterior1D label={label} mean={center} sigma={spread} halfWidth={halfWidth} />
              {drawn && <i style={{ left: placeOf(code) }} />}
            </div>
          </div>
        )
      })}
    </div>
  )
}

export function DecodeStage({ trace }: StageProps) {
  const { t } = useTranslation('step')
  const { decoder, logits, pixelMeans, z } = trace.image
  return (
    <StageView
      stage="decode"
      trace={trace}
      words={[t('why.decode'), t('colours')]}
      formulas={<DecodeFormulas settings={trace.settings} />}
    >
      <DimensionTable label={t('symbol.z')} columns={[{ name: 'z', values: z }]} />
      <Layers name="decoderHidden" layers={decoder} />
      <SignedPicture name="logits" values={logits} />
      <Picture name="pixelMeans" pixels={pixelMeans} smooth />
    </StageView>
  )
}
