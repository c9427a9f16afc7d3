import { useTranslation } from 'react-i18next'
import type { Layer } from '../../session/state'
import { ToggleChip } from '../../ui/ToggleChip'
import { Tooltip } from '../../ui/Tooltip'
import { PanelTitle } from '../PanelTitle'
import { usePlain, useSession, useSessionState } from '../use-session'
import { ClassLegend } from './ClassLegend'
import styles from './LatentPanel.module.css'
import { LatentSliders } from './LatentSliders'
import { Plane } from './Plane'
import { SpanControl } from './SpanControl'

const layers = ['points', 'manifold', 'prior'] as const satisfies Layer[]

/** The latent space: where images lie, what each place decodes to, and the point that is looked at. */
export function LatentPanel() {
  const { t } = useTranslation()
  const session = useSession()
  const shown = useSessionState((state) => state.latent.layers)
  const line = useSessionState((state) => state.latent.z.length === 1)
  const prior = usePlain() ? 'priorPlain' : line ? 'priorOne' : 'prior'
  return (
    <section id="section-plane" className={styles.panel}>
      <PanelTitle symbol="z" title={t('latent.title')} hint={t(line ? 'latent.hintOne' : 'latent.hint')}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
        <div className={styles.layers} role="group" aria-label={t('latent.layers')}>
          {layers.map((layer) => (
            <Tooltip key={layer} text={t(`latent.layerHint.${layer === 'prior' ? prior : layer}`)}>
              <ToggleChip pressed={shown[layer]} onChange={() => session.latent.toggleLayer(layer)}>
                {t(`latent.layer.${layer}`)}
              </ToggleChip>
            </Tooltip>
          ))}
        </div>
      </PanelTitle>
      <SpanControl />
      <Plane />
      <LatentSliders />
      <ClassLegend />
    </section>
  )
}
