/** What the cost would have every number do, as the present settings have it. */
import { Formula, Fraction, Letter, Parentheses, Part, Scripts } from '../../../ui/formula/Formula'
import type { Settings } from '../../../vae/settings'
import { equals, half, minus, one, plus, squared, variance } from './formula-signs'
import { Sym } from './symbols'

export function BackwardFormulas({ settings: { model, objective } }: { settings: Settings }) {
  const error = (
    <>
      <Sym name="pixelMeans" />
      {minus}
      <Sym name="x" />
    </>
  )
  return (
    <>
      <Formula>
        <Sym name="slopeLogits" />
        {equals}
        {objective.likelihood === 'bernoulli' ? (
          error
        ) : (
          <>
            <Fraction over={error} under={variance} />
            <Sym name="pixelMeans" />
            <Parentheses>
              {one}
              {minus}
              <Sym name="pixelMeans" />
            </Parentheses>
          </>
        )}
      </Formula>
      {model.kind === 'vae' && <PosteriorSlopes />}
    </>
  )
}

function PosteriorSlopes() {
  return (
    <>
      <Formula>
        <Sym name="slopeMean" />
        {equals}
        <Sym name="slopeZ" />
        {plus}
        <Sym name="pullMean" />
      </Formula>
      <Formula>
        <Sym name="slopeLogVariance" />
        {equals}
        {half}
        <Sym name="sigma" />
        <Sym name="epsilon" />
        <Sym name="slopeZ" />
        {plus}
        {half}
        <Sym name="klWeight" />
        <Parentheses>
          <Part name="sigma">
            <Scripts of={<Letter>σ</Letter>} sup={squared} />
          </Part>
          {minus}
          {one}
        </Parentheses>
      </Formula>
    </>
  )
}
