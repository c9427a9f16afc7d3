import { useTranslation } from 'react-i18next'
import { amountAlong, movedAlong, type Vector } from '../../../analysis/direction'
import { useFormats } from '../../../i18n/formats'
import { Slider } from '../../../ui/Slider'
import { hint } from '../../hint'
import { useSession, useSessionState } from '../../use-session'
import styles from '../ExplorePanel.module.css'

/** How far along a direction z lies, to be moved: 0 is the start, 1 as far as from one group to the other. */
export function AmountSlider({ start, direction }: { start: Vector; direction: Vector }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const z = useSessionState((state) => state.latent.z)
  const amount = amountAlong(start, direction, z)
  return (
    <div className={styles.slider}>
      <Slider
        {...hint('directionAmount')}
        label={t('explore.directions.amount')}
        labelPlacement="inline"
        value={amount}
        minimum={-2}
        maximum={2}
        step={0.05}
        valueText={formats.decimal(amount, 2)}
        onChange={(value) => session.latent.move(movedAlong(start, direction, value))}
      />
    </div>
  )
}
