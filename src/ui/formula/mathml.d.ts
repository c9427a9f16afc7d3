/** The elements of MathML Core that formulas here need: browsers and React know them, React's types do not. */
import type { HTMLAttributes, Ref } from 'react'

interface MathAttributes extends HTMLAttributes<MathMLElement> {
  ref?: Ref<MathMLElement>
  display?: 'block' | 'inline'
  displaystyle?: 'true'
  accent?: 'true'
  stretchy?: 'true' | 'false'
  width?: string
  lspace?: string
  rspace?: string
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      math: MathAttributes
      mrow: MathAttributes
      mi: MathAttributes
      mn: MathAttributes
      mo: MathAttributes
      mtext: MathAttributes
      mspace: MathAttributes
      mfrac: MathAttributes
      msqrt: MathAttributes
      msub: MathAttributes
      msup: MathAttributes
      msubsup: MathAttributes
      mover: MathAttributes
      munder: MathAttributes
    }
  }
}
