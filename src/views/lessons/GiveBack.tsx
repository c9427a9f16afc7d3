import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { lessonRunOf } from '../../lessons/lesson-run'
import { Button } from '../../ui/Button'
import { Tooltip } from '../../ui/Tooltip'
import { useAct, useSession } from '../use-session'

/** Back to what there was before lessons changed it; nothing where they did not. */
export function GiveBack() {
  const { t } = useTranslation('lessons')
  const act = useAct()
  const run = lessonRunOf(useSession())
  const { before, busy } = useStore(run.store)
  if (!before || busy) return null
  return (
    <Tooltip text={t('restoreHint')}>
      <Button icon={<Undo2 aria-hidden="true" />} onClick={() => act(() => run.giveBack())}>
        {t('restore')}
      </Button>
    </Tooltip>
  )
}
