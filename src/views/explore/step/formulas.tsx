/** What a step computes, stage by stage, as the present settings have it. */
import type { ReactNode } from 'react'
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
  Root,
  Scripts,
  SumOver,
} from '../../../ui/formula/Formula'
import { adam, rmsprop, sgd } from '../../../vae/optimiser'
import type { Settings } from '../../../vae/settings'
import { Sym } from './symbols'

const equals = <Operator>=</Operator>
const plus = <Operator>+</Operator>
const minus = <Operator>−</Operator>
const one = <Numeral>1</Numeral>
const half = <Fraction over={one} under={<Numeral>2</Numeral>} />
const squared = <Numeral>2</Numeral>
const layer = <Letter>ℓ</Letter>
const before = (
  <>
    {layer}
    {minus}
    {one}
  </>
)

/** A symbol with an index. */
function At({ name, index }: { name: Parameters<typeof Sym>[0]['name']; index: ReactNode }) {
  return <Scripts of={<Sym name={name} />} sub={index} />
}

/** How each hidden layer follows from the one before. */
function HiddenLayers({ name, norm }: { name: 'hidden' | 'decoderHidden'; norm: boolean }) {
  const sum = (
    <>
      <Scripts of={<Sym name="weights" />} sub={layer} />
      <At name={name} index={before} />
      {plus}
      <Scripts of={<Letter>b</Letter>} sub={layer} />
    </>
  )
  return (
    <>
      <At name={name} index={layer} />
      {equals}
      <Sym name="activation" />
      <Parentheses>
        {norm ? (
          <>
            <Letter>norm</Letter>
            <Parentheses>{sum}</Parentheses>
          </>
        ) : (
          sum
        )}
      </Parentheses>
    </>
  )
}

/** What goes in beside the label, of a conditional network. */
function Told({ conditional, children }: { conditional: boolean; children: ReactNode }) {
  if (!conditional) return children
  return (
    <mrow>
      <mo>[</mo>
      {children}
      <mo>,</mo>
      <Letter>y</Letter>
      <mo>]</mo>
    </mrow>
  )
}

export function EncodeFormulas({ settings: { model, objective } }: { settings: Settings }) {
  return (
    <>
      <Formula>
        <At name="hidden" index={<Numeral>0</Numeral>} />
        {equals}
        <Told conditional={model.conditional}>
          <Sym name={objective.inputNoise === 'none' ? 'x' : 'input'} />
        </Told>
      </Formula>
      {model.hidden.length > 0 && (
        <Formula>
          <HiddenLayers name="hidden" norm={model.batchNorm} />
        </Formula>
      )}
    </>
  )
}

export function PosteriorFormulas({ settings: { model } }: { settings: Settings }) {
  const linear = (index: ReactNode) => (
    <>
      <Scripts of={<Sym name="weights" />} sub={index} />
      <Sym name="hidden" />
      {plus}
      <Scripts of={<Letter>b</Letter>} sub={index} />
    </>
  )
  if (model.kind === 'ae') {
    return (
      <Formula>
        <Sym name="code" />
        {equals}
        {linear(<Letter>c</Letter>)}
      </Formula>
    )
  }
  return (
    <>
      <Formula>
        <Sym name="mean" />
        {equals}
        {linear(<Letter>μ</Letter>)}
      </Formula>
      <Formula>
        <Sym name="logVariance" />
        {equals}
        {linear(<Letter>σ</Letter>)}
      </Formula>
      <Formula>
        <Sym name="sigma" />
        {equals}
        <Scripts
          of={<Letter>e</Letter>}
          sup={
            <>
              <Sym name="logVariance" />
              <Operator>/</Operator>
              <Numeral>2</Numeral>
            </>
          }
        />
      </Formula>
    </>
  )
}

export function DrawFormulas({ settings: { model } }: { settings: Settings }) {
  if (model.kind === 'ae') {
    return (
      <Formula>
        <Sym name="z" />
        {equals}
        <Sym name="code" />
      </Formula>
    )
  }
  return (
    <>
      <Formula>
        <Sym name="epsilon" />
        <Operator>∼</Operator>
        <Letter>N</Letter>
        <Parentheses>
          <Numeral>0</Numeral>
          <Operator>,</Operator>
          {one}
        </Parentheses>
      </Formula>
      <Formula>
        <Sym name="z" />
        {equals}
        <Sym name="mean" />
        {plus}
        <Sym name="sigma" />
        <Sym name="epsilon" />
      </Formula>
    </>
  )
}

export function DecodeFormulas({ settings: { model } }: { settings: Settings }) {
  const last = <Letter>a</Letter>
  return (
    <>
      <Formula>
        <At name="decoderHidden" index={<Numeral>0</Numeral>} />
        {equals}
        <Told conditional={model.conditional}>
          <Sym name="z" />
        </Told>
      </Formula>
      {model.hidden.length > 0 && (
        <Formula>
          <HiddenLayers name="decoderHidden" norm={model.batchNorm} />
        </Formula>
      )}
      <Formula>
        <Sym name="logits" />
        {equals}
        <Scripts of={<Sym name="weights" />} sub={last} />
        <Sym name="decoderHidden" />
        {plus}
        <Scripts of={<Letter>b</Letter>} sub={last} />
      </Formula>
      <Formula>
        <Sym name="pixelMeans" />
        {equals}
        <Fraction
          over={one}
          under={
            <>
              {one}
              {plus}
              <Scripts
                of={<Letter>e</Letter>}
                sup={
                  <>
                    {minus}
                    <Sym name="logits" />
                  </>
                }
              />
            </>
          }
        />
      </Formula>
    </>
  )
}

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
const variance = <Scripts of={<Letter>s</Letter>} sup={squared} />

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
