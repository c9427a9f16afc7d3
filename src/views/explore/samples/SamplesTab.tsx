import { Dices } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../../i18n/formats'
import type { SamplesState } from '../../../session/explore/explore-state'
import {
  type Posterior,
  posteriorSamples,
  priorSamples,
  samplesAround,
} from '../../../session/explore/samples'
import { Button } from '../../../ui/Button'
import { NumberField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { Slider } from '../../../ui/Slider'
import { hint } from '../../hint'
import { usePlain, useSession, useSessionState } from '../../use-session'
import styles from '../ExplorePanel.module.css'
import { PointPictures } from '../PointPictures'
import { SavePictures } from '../SavePictures'
import { useDecoded } from '../use-decoded'

/** Pictures on the sheet. */
const sheetSize = 40
/** Seeds are 32-bit integers. */
const largestSeed = 2 ** 32 - 1
const kinds = ['prior', 'posterior', 'around'] as const satisfies SamplesState['of'][]

/** What the model invents: pictures of draws from the prior, or from around the input. */
export function SamplesTab() {
  const { t } = useTranslation()
  const session = useSession()
  const { seed } = useSessionState((state) => state.explore.samples)
  const plain = usePlain()
  const of = useKind()
  const points = useSamples(of)
  const pictures = useDecoded(points)
  return (
    <div className={styles.tab}>
      <div className={styles.controls}>
        <Select
          {...hint('samplesOf')}
          label={t('explore.samples.of')}
          labelPlacement="inline"
          value={of}
          options={kinds
            .filter((kind) => kind !== 'posterior' || !plain)
            .map((kind) => ({
              value: kind,
              text: t(
                plain && kind === 'prior' ? 'explore.samples.kindPlain' : `explore.samples.kind.${kind}`,
              ),
            }))}
          onChange={(value) => session.explore.setSamples({ of: value })}
        />
        {of === 'around' && <Distance />}
        <NumberField
          {...hint('samplesSeed')}
          label={t('explore.samples.seed')}
          labelPlacement="inline"
          value={seed}
          minimum={0}
          maximum={largestSeed}
          step={1}
          integer
          errorText={t('settings.limitsWhole', { minimum: '0', maximum: String(largestSeed) })}
          onCommit={(value) => session.explore.setSamples({ seed: value })}
        />
        <Button
          variant="outline"
          {...hint('samplesNew')}
          icon={<Dices aria-hidden="true" />}
          onClick={() => session.explore.newSeed()}
        >
          {t('explore.samples.newSeed')}
        </Button>
        <SavePictures what="samples" points={points} pictures={pictures} columns={8} />
      </div>
      <p className={styles.muted}>
        {t(`explore.samples.text.${plain && of !== 'posterior' ? (`${of}Plain` as const) : of}`)}
      </p>
      {points ? (
        <PointPictures
          label={t('explore.samples.sheet')}
          nameOf={(index) => t('explore.samples.sample', { number: index + 1 })}
          points={points}
          pictures={pictures}
        />
      ) : (
        <p>{t('posterior.none')}</p>
      )}
    </div>
  )
}

function Distance() {
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const distance = useSessionState((state) => state.explore.samples.distance)
  const plain = usePlain()
  const length = formats.decimal(distance, 2)
  return (
    <div className={styles.slider}>
      <Slider
        {...hint('samplesDistance')}
        label={t('explore.samples.distance')}
        labelPlacement="inline"
        value={distance}
        minimum={0}
        maximum={3}
        step={0.05}
        valueText={plain ? length : t('explore.sigmas', { number: length })}
        onChange={(value) => session.explore.setSamples({ distance: value })}
      />
    </div>
  )
}

/** What is drawn from. The posterior of a plain autoencoder is a point, from which there is nothing to draw. */
function useKind(): SamplesState['of'] {
  const of = useSessionState((state) => state.explore.samples.of)
  return usePlain() && of === 'posterior' ? 'prior' : of
}

/** The points of the sheet; null where they are to be drawn around an input that is not there. */
function useSamples(of: SamplesState['of']) {
  const { seed, distance } = useSessionState((state) => state.explore.samples)
  const dimensions = useSessionState((state) => state.settings.model.latentDimensions)
  const posterior: Posterior | null = useSessionState((state) => state.input.examination)
  return useMemo(() => {
    if (of === 'prior') return priorSamples(seed, sheetSize, dimensions)
    // What is known of the input may be of a model that has just been replaced.
    if (posterior?.mean.length !== dimensions) return null
    if (of === 'posterior') return posteriorSamples(seed, sheetSize, posterior)
    return samplesAround(seed, sheetSize, posterior, distance)
  }, [of, seed, distance, dimensions, posterior])
}
