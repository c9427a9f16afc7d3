/** The symbols of slow motion: what each looks like in a formula. Their names stand in the catalogues. */
import type { ReactNode } from 'react'
import { FunctionName, Hat, Letter, Operator, Part, Scripts, Slope } from '../../../ui/formula/Formula'

const mean = <Letter>μ</Letter>
const logVariance = (
  <>
    <FunctionName>log</FunctionName>
    <Scripts of={<Letter>σ</Letter>} sup={<mn>2</mn>} />
  </>
)
const x = <Letter>x</Letter>
const z = <Letter>z</Letter>
const logits = <Letter>a</Letter>

export const glyphs = {
  x,
  input: (
    <mover accent="true">
      {x}
      <mo stretchy="false">~</mo>
    </mover>
  ),
  hidden: <Letter>h</Letter>,
  weights: <Letter>W</Letter>,
  activation: <Letter>φ</Letter>,
  mean,
  code: <Letter>c</Letter>,
  logVariance,
  sigma: <Letter>σ</Letter>,
  epsilon: <Letter>ε</Letter>,
  z,
  decoderHidden: <Letter>g</Letter>,
  logits,
  pixelMeans: <Hat>{x}</Hat>,
  reconstruction: (
    <>
      <Operator>−</Operator>
      <FunctionName>log</FunctionName>
      <Letter>p</Letter>
      <mrow>
        <mo>(</mo>
        {x}
        <mo>|</mo>
        {z}
        <mo>)</mo>
      </mrow>
    </>
  ),
  pixelTerms: (
    <>
      <Operator>−</Operator>
      <FunctionName>log</FunctionName>
      <Letter>p</Letter>
      <mrow>
        <mo>(</mo>
        <Scripts of={<Letter>x</Letter>} sub={<Letter>i</Letter>} />
        <mo>|</mo>
        {z}
        <mo>)</mo>
      </mrow>
    </>
  ),
  kl: <Letter>KL</Letter>,
  klWeight: <Letter>β</Letter>,
  objective: <Letter>L</Letter>,
  slopeLogits: <Slope of={logits} />,
  slopeZ: <Slope of={z} />,
  slopeMean: <Slope of={mean} />,
  slopeLogVariance: <Slope of={logVariance} />,
  pullMean: (
    <>
      <Letter>β</Letter>
      {mean}
    </>
  ),
  gradient: (
    <>
      <Letter>∇</Letter>
      <Letter>L</Letter>
    </>
  ),
  learningRate: <Letter>η</Letter>,
  parameters: <Letter>θ</Letter>,
  firstMoment: <Letter>m</Letter>,
  secondMoment: <Letter>v</Letter>,
} as const satisfies Record<string, ReactNode>

export type SymbolName = keyof typeof glyphs

/** A symbol in a formula, which lights up with its number, its picture and its line of code. */
export function Sym({ name }: { name: SymbolName }) {
  return <Part name={name}>{glyphs[name]}</Part>
}
