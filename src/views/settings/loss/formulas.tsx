/** The formulas of losses, in MathML. Names of terms are those of the field, in every language. */
import { imagePixels } from '../../../vae/image'

const sigmaSquared = (
  <msup>
    <mi>σ</mi>
    <mn>2</mn>
  </msup>
)

/** σ′² */
const otherSigmaSquared = (
  <msup>
    <mrow>
      <mi>σ</mi>
      <mo lspace="0" rspace="0">
        ′
      </mo>
    </mrow>
    <mn>2</mn>
  </msup>
)

/** SSE / 2σ² + β KL + 392 log 2πσ² */
export function GaussianObjective() {
  return (
    <math display="block">
      <mfrac>
        <mtext>SSE</mtext>
        <mrow>
          <mn>2</mn>
          {sigmaSquared}
        </mrow>
      </mfrac>
      <mo>+</mo>
      <mi>β</mi>
      <mspace width="0.17em" />
      <mtext>KL</mtext>
      <mo>+</mo>
      <mn>{imagePixels / 2}</mn>
      <mspace width="0.17em" />
      <mi>log</mi>
      <mspace width="0.17em" />
      <mn>2</mn>
      <mi>π</mi>
      {sigmaSquared}
    </math>
  )
}

/** β′ = β σ² / σ′² */
export function SameOptimum() {
  return (
    <math display="block">
      <mi>β</mi>
      <mo lspace="0" rspace="0">
        ′
      </mo>
      <mo>=</mo>
      <mi>β</mi>
      <mspace width="0.17em" />
      <mfrac>
        {sigmaSquared}
        {otherSigmaSquared}
      </mfrac>
    </math>
  )
}

/** CE + β KL */
export function BernoulliObjective() {
  return (
    <math display="block">
      <mtext>CE</mtext>
      <mo>+</mo>
      <mi>β</mi>
      <mspace width="0.17em" />
      <mtext>KL</mtext>
    </math>
  )
}

/**
 * A pixel term plus so many times the KL, e.g. SSE / 2 + 4 KL.
 * @param divisor formatted, and so is the weight; null for 1
 */
export function WeightedLoss(props: {
  pixelTerm: 'SSE' | 'MSE' | 'CE'
  divisor: string | null
  weight: string | null
}) {
  const { pixelTerm, divisor, weight } = props
  const term = <mtext>{pixelTerm}</mtext>
  return (
    <math displaystyle="true">
      {divisor === null ? (
        term
      ) : (
        <mfrac>
          {term}
          <mn>{divisor}</mn>
        </mfrac>
      )}
      <mo>+</mo>
      {weight !== null && (
        <>
          <mn>{weight}</mn>
          <mspace width="0.17em" />
        </>
      )}
      <mtext>KL</mtext>
    </math>
  )
}

export function SigmaSquared() {
  return <math>{sigmaSquared}</math>
}
