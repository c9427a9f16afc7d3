import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { dimensionsBySize, isActive } from '../../../analysis/active-dimensions'
import type { Measures } from '../../../training/answers'
import { Button } from '../../../ui/Button'
import { hint } from '../../hint'
import { useSession } from '../../use-session'
import { Age } from '../Age'
import explore from '../ExplorePanel.module.css'
import { DimensionBars } from './DimensionBars'
import { FactorTable } from './FactorTable'
import { Figures } from './Figures'
import { GalleryRows } from './GalleryRows'
import styles from './MeasuresTab.module.css'
import { RateAndDistortion } from './RateAndDistortion'

/** What can be said of the model in single numbers, and which dimensions it uses. */
export function MeasuresTab() {
  const { t } = useTranslation()
  const { measuring } = useSession().explore.measures
  const { running, answer } = useStore(measuring.asking)
  return (
    <div className={explore.tab}>
      <p className={explore.muted}>{t('explore.measures.text')}</p>
      <div className={explore.controls}>
        <Button variant="outline" {...hint('measure')} disabled={running} onClick={() => measuring.start()}>
          {t(running ? 'explore.measures.running' : 'explore.measures.start')}
        </Button>
        {answer && <Age step={answer.step} />}
      </div>
      {answer && (
        <div className={styles.measures}>
          <Figures measures={answer} />
          {answer.bound && <DimensionBars klPerDimension={answer.test.klPerDimension} />}
        </div>
      )}
      {answer && <GalleryRows gallery={answer.gallery} />}
      {answer?.factors && <FactorTable factors={answer.factors} dimensions={speaking(answer)} />}
      <RateAndDistortion />
    </div>
  )
}

/** The dimensions that say something, those first that say most; all dimensions of an autoencoder. */
function speaking({ test, bound }: Measures): number[] {
  const { klPerDimension } = test
  return dimensionsBySize(klPerDimension).filter(
    (dimension) => !bound || isActive(klPerDimension[dimension] ?? 0),
  )
}
