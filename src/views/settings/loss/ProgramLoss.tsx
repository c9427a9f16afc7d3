import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import { Button } from '../../../ui/Button'
import { NumberField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { imagePixels } from '../../../vae/image'
import { type LossConvention, reconstructionTerms, settingsOfConvention } from '../../../vae/loss-convention'
import type { Settings } from '../../../vae/settings'
import { type FieldPath, settingsSchema, valueAt } from '../../../vae/settings-schema'
import { hint } from '../../hint'
import { limitsOf, optionText } from '../field-texts'
import type { FieldValues } from '../setting-change'
import styles from './IdentityPanel.module.css'

const weights = { minimum: 0, maximum: 1000 }

interface ProgramLossProps {
  settings: Settings
  onTake(values: FieldValues): void
}

/** The loss of somebody's program, in its own terms, and the settings that it is. */
export function ProgramLoss({ settings, onTake }: ProgramLossProps) {
  const { t } = useTranslation()
  const [loss, setLoss] = useState<LossConvention>({
    reconstruction: 'squared-error-mean',
    kl: 'sum',
    weight: 1,
  })
  const { latentDimensions } = settings.model
  const found = settingsOfConvention(loss, { pixels: imagePixels, latentDimensions })
  const values: FieldValues = {
    'objective.likelihood': found.likelihood,
    ...(found.variance !== undefined && { 'objective.variance': found.variance }),
    'objective.beta': found.beta,
  }
  const tooMuch = found.beta > settingsSchema['objective.beta'].maximum
  const already = Object.entries(values).every(
    ([path, value]) => valueAt(settings, path as FieldPath) === value,
  )
  return (
    <details className={styles.program}>
      <summary {...hint('program')}>{t('identity.program.title')}</summary>
      <div className={styles.fields}>
        <Select
          {...hint('programPixels')}
          label={t('identity.program.reconstruction')}
          value={loss.reconstruction}
          options={reconstructionTerms.map((value) => ({
            value,
            text: t(`identity.program.reconstructions.${value}`),
          }))}
          onChange={(reconstruction) => setLoss({ ...loss, reconstruction })}
        />
        <Select
          {...hint('programKl')}
          label={t('identity.program.kl')}
          value={loss.kl}
          options={(['sum', 'mean'] as const).map((value) => ({
            value,
            text: t(`identity.program.kls.${value}`, { dimensions: latentDimensions }),
          }))}
          onChange={(kl) => setLoss({ ...loss, kl })}
        />
        <NumberField
          {...hint('programWeight')}
          label={t('identity.program.weight')}
          value={loss.weight}
          {...weights}
          step={0.1}
          errorText={limitsOf(weights, t)}
          onCommit={(weight) => setLoss({ ...loss, weight })}
        />
      </div>
      <p role="status">
        <Found found={found} tooMuch={tooMuch} />
      </p>
      <Button
        variant="outline"
        {...hint('programTake')}
        disabled={tooMuch || already}
        onClick={() => onTake(values)}
      >
        {t(already ? 'identity.program.already' : 'identity.program.take')}
      </Button>
    </details>
  )
}

/** What the settings are, in a sentence. */
function Found(props: { found: ReturnType<typeof settingsOfConvention>; tooMuch: boolean }) {
  const { likelihood, variance, beta } = props.found
  const { t } = useTranslation()
  const formats = useFormats()
  if (props.tooMuch) {
    return t('identity.program.tooMuch', {
      beta: formats.short(beta),
      maximum: formats.integer(settingsSchema['objective.beta'].maximum),
    })
  }
  return t(variance === undefined ? 'identity.program.isBernoulli' : 'identity.program.isGaussian', {
    likelihood: optionText('objective.likelihood', likelihood, t),
    variance: formats.short(variance ?? Number.NaN),
    beta: formats.short(beta),
  })
}
