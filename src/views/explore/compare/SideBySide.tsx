import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import type { LineSeries } from '../../../charts/line-data'
import type { Session } from '../../../session/session'
import { ClassLegend } from '../../latent/ClassLegend'
import { changesText } from '../../runs/run-texts'
import { SessionContext, useSession } from '../../use-session'
import styles from './Compare.module.css'
import { OverlaidCurves, type OverlaidRun } from './OverlaidCurves'
import { Side } from './Side'
import { TermsBeside } from './TermsBeside'

const looks: readonly Pick<LineSeries, 'tone' | 'dash'>[] = [
  { tone: 'accent' },
  { tone: 'text', dash: 'dashed' },
]

/** Two models in step: their planes, their curves and their terms. */
export function SideBySide({ twin }: { twin: Session }) {
  const { t } = useTranslation()
  const { t: say } = useTranslation('compare')
  const session = useSession()
  const [one, other] = [useStore(session.store), useStore(twin.store)].map(({ settings }) => settings)
  const difference = one && other ? changesText(one, other, t) : ''
  const [plainOne, plainOther] = [one, other].map((settings) => settings?.model.kind === 'ae')
  const runs = useMemo<OverlaidRun[]>(
    () => [
      { name: 'A', history: session.history, plain: Boolean(plainOne), look: looks[0] ?? {} },
      { name: 'B', history: twin.history, plain: Boolean(plainOther), look: looks[1] ?? {} },
    ],
    [session, twin, plainOne, plainOther],
  )
  return (
    <>
      <p className={styles.difference}>{difference ? say('difference', { difference }) : say('same')}</p>
      <div className={styles.sides}>
        <Side name="A" look={looks[0]} />
        <SessionContext value={twin}>
          <Side name="B" look={looks[1]} />
        </SessionContext>
      </div>
      <div className={styles.legend}>
        <ClassLegend />
      </div>
      <div className={styles.numbers}>
        <TermsBeside runs={runs} />
        <OverlaidCurves runs={runs} />
      </div>
    </>
  )
}
