/** What the formulas of the stages are put together from. */
import type { ReactNode } from 'react'
import { Fraction, Letter, Numeral, Operator, Scripts } from '../../../ui/formula/Formula'
import { Sym } from './symbols'

export const equals = <Operator>=</Operator>
export const plus = <Operator>+</Operator>
export const minus = <Operator>−</Operator>
export const one = <Numeral>1</Numeral>
export const half = <Fraction over={one} under={<Numeral>2</Numeral>} />
export const squared = <Numeral>2</Numeral>
export const layer = <Letter>ℓ</Letter>
export const before = (
  <>
    {layer}
    {minus}
    {one}
  </>
)

/** Of the Gaussian likelihood. */
export const variance = <Scripts of={<Letter>s</Letter>} sup={squared} />

/** A symbol with an index. */
export function At({ name, index }: { name: Parameters<typeof Sym>[0]['name']; index: ReactNode }) {
  return <Scripts of={<Sym name={name} />} sub={index} />
}
