import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { classSymbols } from '../../charts/class-symbols'
import { classColor, textOn } from '../../charts/palette'
import { Button } from '../../ui/Button'
import { ToggleChip } from '../../ui/ToggleChip'
import { useClassNames } from '../class-names'
import { hint } from '../hint'
import { useSession, useSessionState } from '../use-session'
import styles from './LatentPanel.module.css'

/** What the colours and symbols mean, and which of them show. */
export function ClassLegend() {
  const { t } = useTranslation()
  const session = useSession()
  const classes = useClassNames()
  const symbols = useSymbols(classes)
  const hidden = useSessionState((state) => state.latent.hiddenClasses)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.legend} role="group" aria-label={t('latent.classes')}>
      {classes.map((name, label) => (
        <ToggleChip
          key={name}
          pressed={!hidden.has(label)}
          swatch={symbols ? undefined : classColor(label)}
          data-tooltip={t('latent.classesHint')}
          onChange={() => session.latent.toggleClass(label)}
        >
          {symbols && <ClassSymbol label={label} symbol={symbols[label] ?? ''} name={name} />}
          {symbols?.[label] !== name && name}
        </ToggleChip>
      ))}
      {hidden.size > 0 && (
        <Button {...hint('showAll')} onClick={() => session.latent.showAllClasses()}>
          {t('latent.showAll')}
        </Button>
      )}
    </div>
  )
}

/** The symbols that points carry; null while they carry none. */
function useSymbols(classes: readonly string[]): readonly string[] | null {
  const shown = useSessionState(({ latent: { layers } }) => layers.points && layers.symbols)
  return useMemo(() => (shown ? classSymbols(classes) : null), [shown, classes])
}

/** As the points have it. A symbol that is the name stands for it. */
function ClassSymbol({ label, symbol, name }: { label: number; symbol: string; name: string }) {
  const background = classColor(label)
  return (
    <span
      className={styles.symbol}
      style={{ background, color: textOn(background) }}
      aria-hidden={symbol !== name}
    >
      {symbol}
    </span>
  )
}
