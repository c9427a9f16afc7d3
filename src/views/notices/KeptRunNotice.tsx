import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import type { KeptRun } from '../../storage/keeper'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { hint } from '../hint'
import { epochsText } from '../runs/run-texts'
import { useRunName } from '../runs/use-run-name'
import { useAct, useSessionState } from '../use-session'

/** How often it is said anew how long ago that was. */
const everyMs = 30_000

/** Offers to go on with the run that an earlier visit has left. */
export function KeptRunNotice() {
  const run = useSessionState((state) => state.keptRun)
  return run && <Offer run={run} />
}

function Offer({ run }: { run: KeptRun }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const act = useAct()
  const nameOf = useRunName()
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <Notice
      kind="info"
      actions={
        <>
          <Button
            variant="outline"
            {...hint('takeUp')}
            onClick={() => act((session) => session.keeping.open(run.id))}
          >
            {t('kept.takeUp')}
          </Button>
          <Button {...hint('turnDown')} onClick={() => act((session) => session.keeping.turnDown())}>
            {t('kept.turnDown')}
          </Button>
        </>
      }
    >
      {t('kept.offer', {
        name: nameOf(run),
        epochs: epochsText(run, t, formats),
        ago: formats.ago(nowMs - run.keptAt),
      })}
    </Notice>
  )
}
