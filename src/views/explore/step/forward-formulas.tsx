/** How the image becomes a code and the code an image, as the present settings have it. */
import type { ReactNode } from 'react'
import {
  Formula,
  Fraction,
  Letter,
  Numeral,
  Operator,
  Parentheses,
  Scripts,
} from '../../../ui/formula/Formula'
import type { Settings } from '../../../vae/settings'
import { At, before, equals, layer, minus, one, plus } from './formula-signs'
import { Sym } from './symbols'

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
