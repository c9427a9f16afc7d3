import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import { DimensionTable } from './DimensionTable'
import type { StageProps } from './forward-stages'
import { SymbolButton, Value } from './Named'
import { Picture, SignedPicture } from './pictures'
import { StageView } from './StageView'
import styles from './Step.module.css'
import type { SymbolName } from './symbols'
import { TermsFormulas } from './terms-formulas'

/** What the image costs: reconstruction, KL, and what they add up to. */
export function TermsStage({ trace }: StageProps) {
  const { t } = useTranslation('step')
  const formats = useFormats()
  const { model, objective } = trace.settings
  const isVariational = model.kind === 'vae'
  const words = [
    objective.likelihood === 'bernoulli'
      ? t('why.termsBernoulli')
      : t('why.termsGaussian', { variance: formats.short(objective.variance) }),
    t(isVariational ? 'why.termsKl' : 'why.termsPlain'),
    ...(isVariational && trace.klWeight !== objective.beta
      ? [t('note.warmup', { weight: formats.short(trace.klWeight), beta: formats.short(objective.beta) })]
      : []),
    ...(isVariational && objective.freeBitsNats > 0
      ? [t('note.freeBits', { nats: formats.short(objective.freeBitsNats) })]
      : []),
  ]
  const { x, pixelMeans, pixelTerms, klPerDimension } = trace.image
  return (
    <StageView
      stage="terms"
      trace={trace}
      words={words}
      formulas={<TermsFormulas settings={trace.settings} />}
    >
      <Picture name="x" pixels={x} />
      <Picture name="pixelMeans" pixels={pixelMeans} smooth />
      <SignedPicture name="pixelTerms" values={pixelTerms} />
      <TermsTable trace={trace} />
      {isVariational && (
        <DimensionTable label={t('symbol.kl')} columns={[{ name: 'kl', values: klPerDimension }]} />
      )}
    </StageView>
  )
}

/** In nats: of this image, and the mean over its batch. */
function TermsTable({ trace }: StageProps) {
  const { t } = useTranslation('step')
  const { terms, image, klWeight } = trace
  const isVariational = trace.settings.model.kind === 'vae'
  const kl = image.klPerDimension.reduce((sum, nats) => sum + nats, 0)
  const rows: [name: SymbolName, ofImage: number | null, ofBatch: number][] = [
    ['reconstruction', image.reconstruction, terms.reconstruction],
    ...(isVariational
      ? ([
          ['kl', kl, terms.kl],
          ['klWeight', null, klWeight],
        ] as const satisfies [SymbolName, number | null, number][])
      : []),
    ['objective', null, terms.objective],
  ]
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('stage.terms')}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('ofImage')}</th>
            <th scope="col">{t('ofBatch')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ofImage, ofBatch]) => (
            <tr key={name}>
              <th scope="row">
                <SymbolButton name={name} />
              </th>
              <td>{ofImage !== null && <Value name={name} of={ofImage} />}</td>
              <td>
                <Value name={name} of={ofBatch} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
