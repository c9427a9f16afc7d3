import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PathKind } from '../../../session/explore/explore-state'
import { pointsOf } from '../../../session/explore/latent-points'
import { pathColumns, pathPoints } from '../../../session/explore/path-points'
import { Select } from '../../../ui/Select'
import { hint } from '../../hint'
import { usePlain, useSession, useSessionState } from '../../use-session'
import styles from '../ExplorePanel.module.css'
import { PointPictures } from '../PointPictures'
import { useDecoded } from '../use-decoded'
import { useRenewed } from '../use-renewed'
import { EndControl } from './EndControl'
import { PathControls } from './PathControls'
import own from './PathsTab.module.css'
import { TraceControls } from './TraceControls'

const kinds = ['line', 'arc', 'corners', 'traced'] as const satisfies PathKind[]
const endNames = ['from', 'to'] as const
const cornerNames = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const

/** Ways through the latent space, and what the decoder makes of them. */
export function PathsTab() {
  const { t } = useTranslation()
  const session = useSession()
  const { kind, ends, traced } = useSessionState((state) => state.explore.path)
  const plain = usePlain()
  const places = usePlaces()
  const points = useMemo(() => places && pathPoints({ kind, traced }, places), [places, kind, traced])
  const pictures = useDecoded(points)
  const endPictures = useDecoded(useMemo(() => places && pointsOf(places), [places]))
  const names = kind === 'corners' ? cornerNames : endNames

  useEffect(() => {
    session.explore.path.show(points && { ...points, row: pathColumns(kind, points) })
    return () => session.explore.path.show(null)
  }, [session, points, kind])
  // What z does elsewhere is no path.
  useEffect(() => () => session.explore.path.trace(false), [session])

  return (
    <div className={styles.tab}>
      <div className={styles.controls}>
        <Select
          {...hint('pathKind')}
          label={t('explore.paths.kind')}
          labelPlacement="inline"
          value={kind}
          options={kinds.map((value) => ({ value, text: t(`explore.paths.kinds.${value}`) }))}
          onChange={(value) => session.explore.path.choose(value)}
        />
        <p className={styles.muted}>
          {t(`explore.paths.text.${plain && kind === 'arc' ? 'arcPlain' : kind}`)}
        </p>
      </div>
      {kind === 'traced' ? (
        <TraceControls />
      ) : (
        <div className={own.ends}>
          {names.map((name, at) => {
            const end = ends[at]
            const label = t(`explore.paths.end.${name}`)
            return (
              end && <EndControl key={name} {...{ at, label, end }} picture={endPictures?.[at] ?? null} />
            )
          })}
        </div>
      )}
      {points && (
        <div className={kind === 'corners' ? own.square : undefined}>
          <PointPictures
            label={t('explore.paths.strip')}
            nameOf={(index) => t('explore.paths.picture', { number: index + 1, count: points.count })}
            points={points}
            pictures={pictures}
            columns={kind === 'corners' ? pathColumns(kind, points) : undefined}
          />
        </div>
      )}
      <PathControls points={points} pictures={pictures} />
    </div>
  )
}

/** Where the four ends lie; null until that is known. */
function usePlaces(): number[][] | null {
  const ends = useSessionState((state) => state.explore.path.ends)
  const image = useSessionState((state) => state.input.image)
  const latentDimensions = useSessionState((state) => state.settings.model.latentDimensions)
  const wanted = ends.some(({ from }) => from === 'input') ? image : null
  const question = useMemo(
    () => ({ ends, input: wanted, latentDimensions }),
    [ends, wanted, latentDimensions],
  )
  const answered = useRenewed((explore) => explore.ends(), question)
  return answered?.question.latentDimensions === latentDimensions ? answered.answer : null
}
