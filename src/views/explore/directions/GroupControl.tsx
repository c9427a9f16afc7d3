import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../../charts/PixelImage'
import type { Side } from '../../../session/explore/direction-view'
import type { ImageGroup } from '../../../session/explore/explore-state'
import { Select } from '../../../ui/Select'
import { useClassNames } from '../../class-names'
import { hint } from '../../hint'
import { ImageSet } from '../../images/ImageSet'
import { useSession } from '../../use-session'
import styles from './DirectionsTab.module.css'

interface GroupControlProps {
  side: Side
  label: string
  group: ImageGroup
  /** What the mean of the group decodes to. */
  picture: Float32Array | null
}

/** One side of a direction: a class, or images chosen one by one. */
export function GroupControl({ side, label, group, picture }: GroupControlProps) {
  const { t } = useTranslation()
  const session = useSession()
  const classes = useClassNames()
  const choose = (value: string) =>
    session.explore.direction.setGroup(
      side,
      value === 'images' ? { kind: 'images', images: [] } : { kind: 'class', label: Number(value) },
    )
  return (
    <div className={styles.group}>
      <div className={styles.picture}>
        <PixelImage label="" pixels={picture} decorative />
      </div>
      <div className={styles.choice}>
        <Select
          {...hint('directionGroup')}
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
        {group.kind === 'images' && (
          <ImageSet
            label={label}
            images={group.images}
            onChange={(images) => session.explore.direction.setGroup(side, { kind: 'images', images })}
          />
        )}
      </div>
    </div>
  )
}
