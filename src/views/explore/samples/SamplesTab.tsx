import { Dices } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ImageGrid } from '../../../charts/ImageGrid'
import { indexOfPoint, pointAt } from '../../../session/explore/latent-points'
import { priorSamples } from '../../../session/explore/prior-samples'
import { Button } from '../../../ui/Button'
import { NumberField } from '../../../ui/NumberField'
import { usePlain, useSession, useSessionState } from '../../use-session'
import styles from '../ExplorePanel.module.css'
import { useDecoded } from '../use-decoded'

/** Pictures on the sheet. */
const sheetSize = 40
/** Seeds are 32-bit integers. */
const largestSeed = 2 ** 32 - 1
/** CSS px. */
const pictureWidth = 60

/** What the model invents: pictures of draws from the prior. */
export function SamplesTab() {
  const { t } = useTranslation()
  const session = useSession()
  const { seed } = useSessionState((state) => state.explore.samples)
  const dimensions = useSessionState((state) => state.settings.model.latentDimensions)
  const z = useSessionState((state) => state.latent.z)
  const plain = usePlain()
  const points = useMemo(() => priorSamples(seed, sheetSize, dimensions), [seed, dimensions])
  const pictures = useDecoded(points)
  const images = Array.from({ length: points.count }, (_, index) => ({
    id: index,
    label: t('explore.samples.sample', { number: index + 1 }),
    pixels: pictures?.[index] ?? null,
  }))
  return (
    <div className={styles.tab}>
      <div className={styles.controls}>
        <NumberField
          label={t('explore.samples.seed')}
          labelPlacement="inline"
          value={seed}
          minimum={0}
          maximum={largestSeed}
          step={1}
          integer
          errorText={t('settings.limitsWhole', { minimum: '0', maximum: String(largestSeed) })}
          onCommit={(value) => session.explore.setSeed(value)}
        />
        <Button
          variant="outline"
          icon={<Dices aria-hidden="true" />}
          onClick={() => session.explore.newSeed()}
        >
          {t('explore.samples.newSeed')}
        </Button>
        <p className={styles.muted}>{t(plain ? 'explore.samples.textPlain' : 'explore.samples.text')}</p>
      </div>
      <ImageGrid
        label={t('explore.samples.sheet')}
        images={images}
        selected={indexOfPoint(points, z)}
        onSelect={(index) => session.latent.move(pointAt(points, index))}
        leastWidth={pictureWidth}
      />
    </div>
  )
}
