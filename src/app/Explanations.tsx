import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { TooltipLayer } from '../ui/TooltipLayer'
import type { HintName } from '../views/hint'

/** What every control is for, while it is pointed at or has the focus. */
export function Explanations() {
  const { t } = useTranslation('hints')
  const textOf = useCallback(
    ({ dataset }: HTMLElement) => dataset.tooltip ?? t(dataset.hint as HintName),
    [t],
  )
  return <TooltipLayer textOf={textOf} />
}
