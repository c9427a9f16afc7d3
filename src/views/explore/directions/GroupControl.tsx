import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../../charts/PixelImage'
import type { Side } from '../../../session/explore/direction-view'
import type { ImageGroup } from '../../../session/explore/explore-state'
import { Button } from '../../../ui/Button'
import { NumberField } from '../../../ui/NumberField'
import { Select } from '../../../ui/Select'
import { useSession, useSessionState } from '../../use-session'
import styles from './DirectionsTab.module.css'
import { useTestPictures } from './use-test-pictures'

const noClasses: readonly string[] = []

interface GroupControlProps {
  side: Side
  label: string
  group: ImageGroup
  /** What the mean of the group decodes to. */
  picture: Float32Array | null
}

/** One side of a direction: a class, or test images picked one by one. */
export function GroupControl({ side, label, group, picture }: GroupControlProps) {
  const { t } = useTranslation()
  const session = useSession()
  const classes = useSessionState((state) => state.status?.classes ?? noClasses)
  const choose = (value: string) =>
    session.explore.direction.setGroup(
      side,
      value === 'images' ? { kind: 'images', indices: [] } : { kind: 'class', label: Number(value) },
    )
  return (
    <div className={styles.group}>
      <div className={styles.picture}>
        <PixelImage label="" pixels={picture} decorative />
      </div>
      <div className={styles.choice}>
        <Select
          label={label}
          value={group.kind === 'class' ? String(group.label) : 'images'}
          options={[
            ...classes.map((name, value) => ({
              value: String(value),
              text: t('explore.directions.class', { name }),
            })),
            { value: 'images', text: t('explore.directions.images') },
          ]}
          onChange={choose}
        />
        {group.kind === 'images' && <ChosenImages side={side} label={label} indices={group.indices} />}
      </div>
    </div>
  )
}

/** The picked images, each of which a press takes out again, and a field for one more. */
function ChosenImages({ side, label, indices }: { side: Side; label: string; indices: readonly number[] }) {
  const { t } = useTranslation()
  const session = useSession()
  const total = useSessionState((state) => state.status?.testImages) || 1
  const pictures = useTestPictures(indices)
  const [number, setNumber] = useState(1)
  return (
    <div className={styles.chosen}>
      {indices.map((index, at) => (
        <button
          key={index}
          type="button"
          className={styles.remove}
          aria-label={t('explore.directions.remove', { number: index + 1, group: label })}
          title={t('explore.directions.remove', { number: index + 1, group: label })}
          onClick={() => session.explore.direction.toggleImage(side, index)}
        >
          <PixelImage label="" pixels={pictures[at] ?? null} decorative />
        </button>
      ))}
      <div className={styles.number}>
        <NumberField
          label={t('explore.directions.number', { group: label })}
          hideLabel
          value={number}
          minimum={1}
          maximum={total}
          step={1}
          integer
          errorText={t('settings.limitsWhole', { minimum: '1', maximum: String(total) })}
          onCommit={setNumber}
        />
      </div>
      <Button
        icon={<Plus aria-hidden="true" />}
        disabled={indices.includes(number - 1)}
        onClick={() => session.explore.direction.toggleImage(side, number - 1)}
      >
        {t('explore.directions.add', { group: label })}
      </Button>
    </div>
  )
}
