import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { PanelTitle } from '../PanelTitle'
import { Part } from '../Part'
import { useSessionState } from '../use-session'
import { ClassLegend } from './ClassLegend'
import { LabelControl } from './LabelControl'
import styles from './LatentPanel.module.css'
import { LatentSliders } from './LatentSliders'
import { LayerControl } from './LayerControl'
import { Plane } from './Plane'
import { PosteriorsControl } from './PosteriorsControl'
import { SpanControl } from './SpanControl'

const ExpectedButton = lazy(async () => ({
  default: (await import('../expected/ExpectedButton')).ExpectedButton,
}))

/** The latent space: where images lie, what each place decodes to, and the point that is looked at. */
export function LatentPanel() {
  const { t } = useTranslation()
  const line = useSessionState((state) => state.latent.z.length === 1)
  return (
    <section id="section-plane" className={styles.panel}>
      <PanelTitle symbol="z" title={t('latent.title')} hint={t(line ? 'latent.hintOne' : 'latent.hint')}>
        <Part name="layers">
          <LayerControl />
        </Part>
        <Part name="expected">
          <Suspense fallback={null}>
            <ExpectedButton />
          </Suspense>
        </Part>
      </PanelTitle>
      <Part name="span">
        <SpanControl />
      </Part>
      <LabelControl />
      <PosteriorsControl />
      <Plane />
      <Part name="sliders">
        <LatentSliders />
      </Part>
      <Part name="classes">
        <ClassLegend />
      </Part>
    </section>
  )
}
