/** How the parameters follow their gradient, by the present optimiser. */
import type { ReactNode } from 'react'
import {
  Formula,
  Fraction,
  Hat,
  Letter,
  Numeral,
  Operator,
  Parentheses,
  Part,
  Root,
  Scripts,
} from '../../../ui/formula/Formula'
import { adam, rmsprop, sgd } from '../../../vae/optimiser'
import type { Settings } from '../../../vae/settings'
import { minus, plus, squared } from './formula-signs'
import { Sym } from './symbols'

/** value ← keep · value + share · what is new. */
function Average({ name, keep, share, of }: AverageProps) {
  return (
    <Formula>
      <Sym name={name} />
      <Operator>←</Operator>
      <Numeral>{keep}</Numeral>
      <Sym name={name} />
      {plus}
      {share !== 1 && <Numeral>{Number(share.toPrecision(3))}</Numeral>}
      {of}
    </Formula>
  )
}

interface AverageProps {
  name: 'firstMoment' | 'secondMoment'
  keep: number
  share: number
  of: ReactNode
}

const slope = <Sym name="gradient" />
const slopeSquared = (
  <Part name="gradient">
    <Scripts
      of={
        <Parentheses>
          <Letter>∇</Letter>
          <Letter>L</Letter>
        </Parentheses>
      }
      sup={squared}
    />
  </Part>
)

/** θ ← θ − η · direction. */
function Move({ direction }: { direction: ReactNode }) {
  return (
    <Formula>
      <Sym name="parameters" />
      <Operator>←</Operator>
      <Sym name="parameters" />
      {minus}
      <Sym name="learningRate" />
      {direction}
    </Formula>
  )
}

function overRoot(above: ReactNode, below: ReactNode): ReactNode {
  return (
    <Fraction
      over={above}
      under={
        <>
          <Root>{below}</Root>
          {plus}
          <Scripts of={<Numeral>10</Numeral>} sup={<Numeral>−8</Numeral>} />
        </>
      }
    />
  )
}

export function UpdateFormulas({ settings: { optimizer } }: { settings: Settings }) {
  const corrected = (name: 'firstMoment' | 'secondMoment') => (
    <Hat>
      <Sym name={name} />
    </Hat>
  )
  switch (optimizer.kind) {
    case 'adam':
      return (
        <>
          <Average name="firstMoment" keep={adam.beta1} share={1 - adam.beta1} of={slope} />
          <Average name="secondMoment" keep={adam.beta2} share={1 - adam.beta2} of={slopeSquared} />
          <Move direction={overRoot(corrected('firstMoment'), corrected('secondMoment'))} />
        </>
      )
    case 'sgd':
      return (
        <>
          <Average name="firstMoment" keep={sgd.momentum} share={1} of={slope} />
          <Move direction={<Sym name="firstMoment" />} />
        </>
      )
    case 'rmsprop':
      return (
        <>
          <Average
            name="secondMoment"
            keep={rmsprop.smoothing}
            share={1 - rmsprop.smoothing}
            of={slopeSquared}
          />
          <Move direction={overRoot(slope, <Sym name="secondMoment" />)} />
        </>
      )
  }
}
