/**
 * `npm run bench:claims [-- mnist latent32 fashion beta shapes-1 shapes-2 shapes-3]`: trains the page itself on
 * WebAssembly, ten epochs of all 60,000 images, and prints what it has learned beside what it has to. Some minutes a
 * part; each part is kept, and those kept before are printed with it. EPOCHS names another number.
 */
import { openHeadlessPage } from '../scripts/headless-page.mjs'
import { claimRows, partNames } from './claim-rows.mjs'
import { table } from './markdown.mjs'
import { keepResult, keptResults } from './results.mjs'

const epochs = Number(process.env.EPOCHS ?? 10)
const betas = [0.1, 1, 4, 20]
/** β 1 and 4 are compared. */
const onShapes = { dataset: 'shapes', model: { latentDimensions: 8 } }

/** What a part finds out, by its name. */
const parts = {
  mnist: async () => {
    const { elbo } = await train({})
    return { elbo, accuracy: await accuracy(), area: await areaAgainst('Fashion-MNIST') }
  },
  latent32: async () => {
    const { elbo } = await train({ model: { latentDimensions: 32 } })
    return { elbo, accuracy: await accuracy() }
  },
  fashion: async () => {
    const { elbo } = await train({ dataset: 'fashion-mnist' })
    return { elbo, area: await areaAgainst('MNIST') }
  },
  beta: async () => ({ runs: await trainEach(betas, {}) }),
  'shapes-1': () => shapesWith(1),
  'shapes-2': () => shapesWith(2),
  'shapes-3': () => shapesWith(3),
}

const named = process.argv.slice(2)
const unknown = named.find((name) => !partNames.includes(name))
if (unknown) throw new Error(`There is no part ${unknown}, only ${partNames.join(', ')}.`)
const { page, close } = await openHeadlessPage({ hash: 'v=1&seed=2&backend=wasm' })
try {
  for (const name of named.length > 0 ? named : partNames) {
    const found = await parts[name]()
    console.log(name, JSON.stringify(found))
    await keepResult(`claims-${name}`, { epochs, ...found })
  }
} finally {
  await close()
}
console.log(table(claimRows(await keptResults())))

/** A run of these settings from the beginning; all that is not named as it is by default. @returns its test terms */
function train({ seed = 1, dataset = 'mnist', model, objective }) {
  const change = {
    seed,
    dataset,
    model: { latentDimensions: 2, ...model },
    objective: { beta: 1, ...objective },
  }
  return page.evaluate(
    async ([settings, amount]) => {
      await window.playground.configure(settings)
      await window.playground.reset()
      const { error } = await window.playground.train({ epochs: amount })
      if (error) throw new Error(error)
      return window.playground.evaluate()
    },
    [change, epochs],
  )
}

/** Rate and distortion for one β after another, and what the model says of known factors. */
async function trainEach(each, settings) {
  const runs = []
  for (const beta of each) {
    const { kl, reconstruction } = await train({ ...settings, objective: { beta } })
    runs.push({ beta, rate: kl, distortion: reconstruction, factors: (await measure()).factors })
  }
  return runs
}

async function shapesWith(seed) {
  return { seed, runs: await trainEach([1, 4], { ...onShapes, seed }) }
}

function measure() {
  return page.evaluate(() => window.playground.measure())
}

async function accuracy() {
  return (await measure()).neighbourAccuracy.share
}

/** AUROC of another data set, as the page shows it. */
async function areaAgainst(dataset) {
  await page.getByRole('tab', { name: 'Anomalies' }).click()
  const panel = page.getByRole('tabpanel')
  await panel.getByRole('combobox', { name: 'Anomalous' }).selectOption({ label: dataset })
  await panel.getByRole('button', { name: 'Score', exact: true }).click()
  const curve = panel.getByRole('img', { name: /^True against false positive rate/ })
  await curve.waitFor({ timeout: 300_000 })
  const [, area] = (await curve.getAttribute('aria-label')).match(/area ([\d.]+)\./)
  return Number(area)
}
