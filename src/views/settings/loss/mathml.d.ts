import type { HTMLAttributes } from 'react'

declare module 'react' {
  namespace JSX {
    /** The elements of MathML Core that formulas here need: browsers and React know them, React's types do not. */
    interface IntrinsicElements {
      math: HTMLAttributes<MathMLElement> & { display?: 'block'; displaystyle?: 'true' }
      mfrac: HTMLAttributes<MathMLElement>
      mi: HTMLAttributes<MathMLElement>
      mn: HTMLAttributes<MathMLElement>
      mo: HTMLAttributes<MathMLElement> & { lspace?: string; rspace?: string }
      mrow: HTMLAttributes<MathMLElement>
      mspace: HTMLAttributes<MathMLElement> & { width?: string }
      msup: HTMLAttributes<MathMLElement>
      mtext: HTMLAttributes<MathMLElement>
    }
  }
}
