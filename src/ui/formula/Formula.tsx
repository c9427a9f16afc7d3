import type { ReactNode } from 'react'
import { useLight } from '../light'
import styles from './Formula.module.css'

/** A formula on a line of its own; its parts are those of this file. Screen readers read it as mathematics. */
export function Formula({ children }: { children: ReactNode }) {
  return (
    <div className={styles.formula}>
      <math display="block">{children}</math>
    </div>
  )
}

/** A formula in a line of text. */
export function InlineFormula({ children }: { children: ReactNode }) {
  return <math className={styles.inline}>{children}</math>
}

/** A symbol: slanted if it is one letter, upright if it is a word. */
export function Letter({ children }: { children: string }) {
  return <mi>{children}</mi>
}

/** The name of a function, before what it is applied to. */
export function FunctionName({ children }: { children: string }) {
  return (
    <mrow>
      <mi>{children}</mi>
      <mspace width="0.17em" />
    </mrow>
  )
}

export function Numeral({ children }: { children: string | number }) {
  return <mn>{children}</mn>
}

/** An operator or a relation, with the spaces that belong to it. */
export function Operator({ children }: { children: string }) {
  return <mo>{children}</mo>
}

export function Fraction({ over, under }: { over: ReactNode; under: ReactNode }) {
  return (
    <mfrac>
      <mrow>{over}</mrow>
      <mrow>{under}</mrow>
    </mfrac>
  )
}

export function Root({ children }: { children: ReactNode }) {
  return <msqrt>{children}</msqrt>
}

/** A base with an index, an exponent, or both. */
export function Scripts({ of, sub, sup }: { of: ReactNode; sub?: ReactNode; sup?: ReactNode }) {
  if (sub && sup) {
    return (
      <msubsup>
        <mrow>{of}</mrow>
        <mrow>{sub}</mrow>
        <mrow>{sup}</mrow>
      </msubsup>
    )
  }
  return sub ? (
    <msub>
      <mrow>{of}</mrow>
      <mrow>{sub}</mrow>
    </msub>
  ) : (
    <msup>
      <mrow>{of}</mrow>
      <mrow>{sup}</mrow>
    </msup>
  )
}

export function Hat({ children }: { children: ReactNode }) {
  return (
    <mover accent="true">
      <mrow>{children}</mrow>
      <mo stretchy="false">^</mo>
    </mover>
  )
}

/** The sum over an index. */
export function SumOver({ index }: { index: string }) {
  return (
    <munder>
      <mo>∑</mo>
      <mi>{index}</mi>
    </munder>
  )
}

export function Parentheses({ children }: { children: ReactNode }) {
  return (
    <mrow>
      <mo>(</mo>
      {children}
      <mo>)</mo>
    </mrow>
  )
}

/** What the objective changes by when something else does: ∂L/∂(of). */
export function Slope({ of }: { of: ReactNode }) {
  return (
    <Fraction
      over={
        <>
          <mo>∂</mo>
          <mi>L</mi>
        </>
      }
      under={
        <>
          <mo>∂</mo>
          {of}
        </>
      }
    />
  )
}

/**
 * A part of a formula that lights up together with everything else of its name. The pointer finds it here; the keyboard
 * finds the name where its number stands.
 */
export function Part({ name, children }: { name: string; children: ReactNode }) {
  const { lit, pointed } = useLight([name])
  return (
    <mrow className={styles.part} data-lit={lit || undefined} data-symbol={name} {...pointed}>
      {children}
    </mrow>
  )
}
