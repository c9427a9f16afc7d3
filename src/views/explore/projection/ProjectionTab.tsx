import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ScatterPlot } from '../../../charts/ScatterPlot'
import { useFormats } from '../../../i18n/formats'
import type { ProjectionState } from '../../../session/explore/explore-state'
import { Button } from '../../../ui/Button'
import { ProgressBar } from '../../../ui/ProgressBar'
import { useClassNames } from '../../class-names'
import { hint } from '../../hint'
import { useAct, useSession, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import { LookedAt } from './LookedAt'
import styles from './ProjectionTab.module.css'

/** The codes laid out by UMAP, for looking alone. */
export function ProjectionTab() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { projection } = useSession().explore
  const { running, progress, points, step } = useSessionState((state) => state.explore.projection)
  return (
    <div className={explore.tab}>
      <div className={explore.controls}>
        {running ? (
          <Button variant="outline" {...hint('umapCancel')} onClick={() => projection.cancel()}>
            {t('explore.projection.cancel')}
          </Button>
        ) : (
          <Button variant="outline" {...hint('umapStart')} onClick={() => projection.start()}>
            {t(points ? 'explore.projection.again' : 'explore.projection.start')}
          </Button>
        )}
        {running && (
          <div className={styles.progress}>
            <ProgressBar
              label={t('explore.projection.progress')}
              fraction={progress}
              text={formats.percent(progress)}
            />
          </div>
        )}
      </div>
      <p className={explore.muted}>{t('explore.projection.text')}</p>
      {points && <Layout points={points} step={step} />}
      {!points && !running && (
        <p className={explore.muted}>
          {t('explore.projection.none', { start: t('explore.projection.start') })}
        </p>
      )}
    </div>
  )
}

function Layout({ points, step }: { points: NonNullable<ProjectionState['points']>; step: number }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const act = useAct()
  const classes = useClassNames()
  const now = useSessionState(({ status }) => status?.step ?? 0)
  const hiddenClasses = useSessionState(({ latent }) => latent.hiddenClasses)
  const showSymbols = useSessionState(({ latent }) => latent.layers.symbols)
  const [looked, setLooked] = useState<number | null>(null)
  const index = looked === null ? null : (points.indices[looked] ?? null)
  return (
    <div className={styles.layout}>
      <ScatterPlot
        label={t('explore.projection.plot')}
        help={t('explore.projection.keys')}
        points={points}
        classNames={classes}
        hiddenClasses={hiddenClasses}
        showSymbols={showSymbols}
        looked={looked}
        onLook={setLooked}
        onChoose={() => index !== null && act(({ input }) => input.takeTestImage(index))}
      />
      <div className={styles.aside}>
        <LookedAt index={index} />
        <p className={explore.muted}>
          {t('explore.projection.what', {
            number: formats.integer(points.labels.length),
            step: formats.integer(step),
          })}
        </p>
        {now !== step && <p className={explore.muted}>{t('explore.projection.stale')}</p>}
      </div>
    </div>
  )
}
