import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { lengthOf } from '../../../analysis/direction'
import { useFormats } from '../../../i18n/formats'
import type { DirectionState } from '../../../session/explore/explore-state'
import { pointsOf } from '../../../session/explore/latent-points'
import { InfoTip } from '../../../ui/InfoTip'
import { Select } from '../../../ui/Select'
import { hint } from '../../hint'
import { ImageChoice } from '../../images/ImageChoice'
import { usePlain, useSession, useSessionState } from '../../use-session'
import styles from '../ExplorePanel.module.css'
import { PointPictures } from '../PointPictures'
import { SavePictures } from '../SavePictures'
import { useDecoded } from '../use-decoded'
import { AmountSlider } from './AmountSlider'
import own from './DirectionsTab.module.css'
import { GroupControl } from './GroupControl'
import { amounts, useDirection } from './use-direction'

const bases = ['group', 'input', 'image', 'z'] as const satisfies DirectionState['base']['kind'][]

/** What turns one kind of image into another: the difference of two groups' means, as a slider. */
export function DirectionsTab() {
  const { t } = useTranslation()
  const formats = useFormats()
  const session = useSession()
  const { groups, base } = useSessionState((state) => state.explore.direction)
  const { means, direction, start, strip } = useDirection()
  const pictures = useDecoded(strip)
  const [from, to] = means
  const fromPicture = useDecoded(useMemo(() => from && pointsOf([from]), [from]))
  const toPicture = useDecoded(useMemo(() => to && pointsOf([to]), [to]))
  const plain = usePlain()
  const length = direction && formats.decimal(lengthOf(direction), 2)
  const choose = (kind: DirectionState['base']['kind']) => {
    const { latent } = session.store.getState()
    const image = { from: 'test', index: 0 } as const
    session.explore.direction.applyTo(
      kind === 'z' ? { kind, z: latent.z } : kind === 'image' ? { kind, image } : { kind },
    )
  }
  return (
    <div className={styles.tab}>
      <p className={styles.muted}>{t('explore.directions.text')}</p>
      <div className={own.groups}>
        <GroupControl
          side={0}
          label={t('explore.directions.from')}
          group={groups[0]}
          picture={fromPicture?.[0] ?? null}
        />
        <GroupControl
          side={1}
          label={t('explore.directions.to')}
          group={groups[1]}
          picture={toPicture?.[0] ?? null}
        />
        <div className={own.choice}>
          <Select
            {...hint('directionBase')}
            label={t('explore.directions.applyTo')}
            value={base.kind}
            options={bases.map((kind) => ({ value: kind, text: t(`explore.directions.base.${kind}`) }))}
            onChange={choose}
          />
          {base.kind === 'image' && (
            <ImageChoice
              label={t('explore.directions.applyTo')}
              image={base.image}
              onChoose={(image) => session.explore.direction.applyTo({ kind: 'image', image })}
            />
          )}
        </div>
      </div>
      {direction && start && strip ? (
        <>
          <div className={styles.controls}>
            <AmountSlider start={start} direction={direction} />
            <p>
              <InfoTip term={t('explore.directions.length')}>
                {t(plain ? 'explore.directions.lengthHintPlain' : 'explore.directions.lengthHint')}
              </InfoTip>{' '}
              {plain ? length : t('explore.sigmas', { number: length })}
            </p>
            <SavePictures
              what="direction"
              points={strip}
              pictures={pictures}
              columns={amounts.length}
              keys={['amount', amounts]}
            />
          </div>
          <PointPictures
            label={t('explore.directions.strip')}
            nameOf={(index) =>
              t('explore.directions.picture', { amount: formats.decimal(amounts[index] ?? 0, 2) })
            }
            points={strip}
            pictures={pictures}
          />
        </>
      ) : (
        <p>{t('explore.directions.incomplete')}</p>
      )}
    </div>
  )
}
