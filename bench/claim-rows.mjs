/** What the page has to learn, beside what it has learned: rows of a table from the results of `bench:claims`. */
import { round } from './statistics.mjs'

export const partNames = ['mnist', 'latent32', 'fashion', 'beta', 'shapes-1', 'shapes-2', 'shapes-3']

/** @param {Map<string, object>} results as they were kept, by name; a part that is not there has no row */
export function claimRows(results) {
  const part = (name) => results.get(`claims-${name}`)
  const [mnist, latent32, fashion, beta] = partNames.map(part)
  return [
    mnist && atLeast('MNIST, 2 dimensions: AUROC against Fashion-MNIST', mnist.area, 0.995, 0.9989),
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: a share that happens to be near log 2
    mnist && atLeast('MNIST, 2 dimensions: accuracy of the 5 nearest codes', mnist.accuracy, 0.66, 0.693),
    latent32 &&
      atLeast('MNIST, 32 dimensions: accuracy of the 5 nearest codes', latent32.accuracy, 0.95, 0.962),
    fashion && atLeast('Fashion-MNIST, 2 dimensions: test ELBO', fashion.elbo, -265.5, -263.8),
    fashion && row('Fashion-MNIST, 2 dimensions: AUROC against MNIST', fashion.area, '', '', ''),
    ...(beta ? tradeRows(beta.runs) : []),
    gapRow(partNames.slice(4).map(part).filter(Boolean)),
  ].filter(Boolean)
}

function row(claim, measured, wanted, pytorch, holds) {
  return { claim, measured, wanted, PyTorch: pytorch, holds }
}

function atLeast(claim, value, least, pytorch) {
  return row(claim, Number(value.toFixed(4)), `at least ${least}`, pytorch, value >= least ? 'yes' : 'no')
}

/** The larger β, the less the codes cost and the more is lost. */
function tradeRows(runs) {
  const text = (values) => values.map(round).join(', ')
  const rises = (values) => values.every((value, index) => index === 0 || value > values[index - 1])
  const rates = runs.map(({ rate }) => rate)
  const distortions = runs.map(({ distortion }) => distortion)
  const betas = `MNIST, 2 dimensions, β ${runs.map(({ beta }) => beta).join(', ')}`
  return [
    row(`${betas}: rate`, text(rates), 'falling', '', rises(rates.toReversed()) ? 'yes' : 'no'),
    row(`${betas}: distortion`, text(distortions), 'rising', '', rises(distortions) ? 'yes' : 'no'),
  ]
}

function gapRow(parts) {
  if (parts.length === 0) return null
  const gaps = (index) => parts.map(({ runs }) => runs[index].factors.gap)
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const text = (values) => values.map((gap) => gap.toFixed(3)).join(', ')
  const [one, four] = [gaps(0), gaps(1)]
  return row(
    `Shapes, 8 dimensions, β 1 and 4: mutual information gap, mean of seeds ${parts.map(({ seed }) => seed).join(', ')}`,
    `${mean(one).toFixed(3)} (${text(one)}) and ${mean(four).toFixed(3)} (${text(four)})`,
    'higher for β 4',
    '',
    mean(four) > mean(one) ? 'yes' : 'no',
  )
}
