import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../../ui/class-names'
import { InlineFormula } from '../../../ui/formula/Formula'
import { useLight } from '../../../ui/light'
import { hint } from '../../hint'
import styles from './Step.module.css'
import { glyphs, type SymbolName } from './symbols'
import { useNumberText } from './use-number-text'

/** The name of a symbol: it lights everything that is the same, for the pointer, the keyboard, and from press to press. */
export function SymbolButton({ name, short }: { name: SymbolName; short?: boolean }) {
  const { t } = useTranslation('step')
  const { lit, pinned, pointed, focused } = useLight([name])
  return (
    <button
      type="button"
      className={styles.symbol}
      {...hint('stepSymbol')}
      data-lit={lit || undefined}
      aria-pressed={pinned}
      {...pointed}
      {...focused}
    >
      <span aria-hidden="true">
        <InlineFormula>{glyphs[name]}</InlineFormula>
      </span>
      <span className={short ? styles.heard : undefined}>{t(`symbol.${name}`)}</span>
    </button>
  )
}

/** A number on the page: as it is read, with all its digits in its value. */
export function Value({ name, of }: { name: SymbolName; of: number }) {
  const text = useNumberText()
  const { lit, pointed } = useLight([name])
  return (
    <data className={styles.number} data-lit={lit || undefined} data-symbol={name} value={of} {...pointed}>
      {text(of)}
    </data>
  )
}

/** A picture with the symbol that it shows. */
export function Figure({
  name,
  small,
  children,
}: {
  name: SymbolName
  small?: boolean
  children: ReactNode
}) {
  const { lit, pointed } = useLight([name])
  return (
    <figure className={classNames(styles.figure, small && styles.small)} data-lit={lit || undefined}>
      <div className={styles.picture} {...pointed}>
        {children}
      </div>
      <figcaption>
        <SymbolButton name={name} />
      </figcaption>
    </figure>
  )
}
