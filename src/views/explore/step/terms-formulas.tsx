/** What the image costs, as the present settings have it. */
import {
  Formula,
  Fraction,
  FunctionName,
  Hat,
  Letter,
  Numeral,
  Operator,
  Parentheses,
  Part,
  Scripts,
  SumOver,
} from '../../../ui/formula/Formula'
import type { Settings } from '../../../vae/settings'
import { equals, half, minus, one, plus, squared, variance } from './formula-signs'
import { Sym } from './symbols'

const pixel = <Letter>i</Letter>
const shade = (
  <Part name="x">
    <Scripts of={<Letter>x</Letter>} sub={pixel} />
  </Part>
)
const decoded = (
  <Part name="pixelMeans">
    <Scripts
      of={
        <Hat>
          <Letter>x</Letter>
        </Hat>
      }
      sub={pixel}
    />
  </Part>
)

function BernoulliTerm() {
  return (
    <>
      {minus}
      <SumOver index="i" />
      <Parentheses>
        {shade}
        <FunctionName>log</FunctionName>
        {decoded}
        {plus}
        <Parentheses>
          {one}
          {minus}
          {shade}
        </Parentheses>
        <FunctionName>log</FunctionName>
        <Parentheses>
          {one}
          {minus}
          {decoded}
        </Parentheses>
      </Parentheses>
    </>
  )
}

function GaussianTerm() {
  const distance = (
    <Scripts
      of={
        <Parentheses>
          {shade}
          {minus}
          {decoded}
        </Parentheses>
      }
      sup={squared}
    />
  )
  return (
    <>
      {half}
      <SumOver index="i" />
      <Parentheses>
        <Fraction over={distance} under={variance} />
        {plus}
        <FunctionName>log</FunctionName>
        <Numeral>2</Numeral>
        <Letter>π</Letter>
        {variance}
      </Parentheses>
    </>
  )
}

export function TermsFormulas({ settings: { model, objective } }: { settings: Settings }) {
  return (
    <>
      <Formula>
        <Sym name="reconstruction" />
        {equals}
        {objective.likelihood === 'bernoulli' ? <BernoulliTerm /> : <GaussianTerm />}
      </Formula>
      {model.kind === 'vae' && <DivergenceFormula />}
      <ObjectiveFormula isVariational={model.kind === 'vae'} freeBits={objective.freeBitsNats > 0} />
    </>
  )
}

const dimension = <Letter>j</Letter>
const divergenceOfDimension = (
  <Part name="kl">
    <Scripts of={<Letter>KL</Letter>} sub={dimension} />
  </Part>
)

function DivergenceFormula() {
  const deviationSquared = (
    <Part name="sigma">
      <Scripts of={<Letter>σ</Letter>} sub={dimension} sup={squared} />
    </Part>
  )
  return (
    <Formula>
      {divergenceOfDimension}
      {equals}
      {half}
      <Parentheses>
        <Part name="mean">
          <Scripts of={<Letter>μ</Letter>} sub={dimension} sup={squared} />
        </Part>
        {plus}
        {deviationSquared}
        {minus}
        {one}
        {minus}
        <FunctionName>log</FunctionName>
        {deviationSquared}
      </Parentheses>
    </Formula>
  )
}

function ObjectiveFormula({ isVariational, freeBits }: { isVariational: boolean; freeBits: boolean }) {
  return (
    <Formula>
      <Sym name="objective" />
      {equals}
      <Sym name="reconstruction" />
      {isVariational && (
        <>
          {plus}
          <Sym name="klWeight" />
          <SumOver index="j" />
          {freeBits ? (
            <>
              <Letter>max</Letter>
              <Parentheses>
                {divergenceOfDimension}
                <Operator>,</Operator>
                <Letter>λ</Letter>
              </Parentheses>
            </>
          ) : (
            divergenceOfDimension
          )}
        </>
      )}
    </Formula>
  )
}
