import { Layers } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Layer, Spacing } from '../../session/state'
import { Disclosure } from '../../ui/Disclosure'
import { Select } from '../../ui/Select'
import { ToggleChip } from '../../ui/ToggleChip'
import { Tooltip } from '../../ui/Tooltip'
import { hint } from '../hint'
import { usePlain, useSession, useSessionState } from '../use-session'
import styles from './LayerControl.module.css'

const usual = ['points', 'manifold', 'prior'] as const satisfies Layer[]
const further = ['symbols', 'density', 'posteriors', 'trails'] as const satisfies Layer[]
const spacings = ['even', 'quantile'] as const satisfies Spacing[]

/** Which layers of the plane show: the usual ones at hand, the others one press away. */
export function LayerControl() {
  const { t } = useTranslation()
  const session = useSession()
  const shown = useSessionState((state) => state.latent.layers)
  const line = useSessionState((state) => state.latent.z.length === 1)
  const prior = usePlain() ? 'priorPlain' : line ? 'priorOne' : 'prior'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.layers} role="group" aria-label={t('latent.layers')}>
      {usual.map((layer) => (
        <Tooltip key={layer} text={t(`latent.layerHint.${layer === 'prior' ? prior : layer}`)}>
          <ToggleChip pressed={shown[layer]} onChange={() => session.latent.toggleLayer(layer)}>
            {t(`latent.layer.${layer}`)}
          </ToggleChip>
        </Tooltip>
      ))}
      <MoreLayers />
    </div>
  )
}

function MoreLayers() {
  const { t } = useTranslation()
  const id = useId()
  const session = useSession()
  const plain = usePlain()
  const { layers, spacing } = useSessionState(({ latent: { layers, spacing } }) => ({ layers, spacing }))
  const marked = further.some((layer) => layers[layer]) || spacing !== 'even'
  return (
    <Disclosure
      {...hint('moreLayers')}
      label={t('latent.moreLayers')}
      icon={<Layers aria-hidden="true" />}
      marked={marked}
    >
      <div className={styles.more}>
        {further.map((layer) => (
          <div key={layer} className={styles.row}>
            <ToggleChip
              pressed={layers[layer]}
              disabled={layer === 'symbols' && !layers.points}
              aria-describedby={`${id}-${layer}`}
              onChange={() => session.latent.toggleLayer(layer)}
            >
              {t(`latent.layer.${layer}`)}
            </ToggleChip>
            <p id={`${id}-${layer}`}>
              {t(`latent.layerHint.${plain && isOfPrior(layer) ? (`${layer}Plain` as const) : layer}`)}
            </p>
          </div>
        ))}
        <div className={styles.row}>
          <Select
            describedBy={`${id}-spacing`}
            label={t('latent.spacing.title')}
            labelPlacement="inline"
            variant="plain"
            value={spacing}
            options={spacings.map((value) => ({
              value,
              text: t(`latent.spacing.${plain && value === 'quantile' ? 'quantilePlain' : value}`),
            }))}
            onChange={(value) => session.latent.plane.setSpacing(value)}
          />
          <p id={`${id}-spacing`}>{t('latent.spacing.hint')}</p>
        </div>
      </div>
    </Disclosure>
  )
}

/** Whether there is something else to say of a layer where there is no prior. */
function isOfPrior(layer: Layer): layer is 'density' | 'posteriors' {
  return layer === 'density' || layer === 'posteriors'
}
