/** Measures contestants in turns: round after round, each of them a while, so that all meet the same weather. */

const rounds = Number(process.env.ROUNDS ?? 7)
/** A round of one contestant is as many steps as fit into this time. */
const roundMs = Number(process.env.ROUND_MS ?? 400)
/** Who takes longer for a step has fewer rounds; who takes much longer, none. */
const slowMs = 1000
const slowRounds = 3
const tooSlowMs = 6000

/**
 * @typedef {{ milliseconds: number }} Round of a step, on average over the round; whatever else is kept too
 * @param {((steps: number) => Promise<Round>)[]} runs trains so many steps
 * @returns {Promise<{ steps: number, rounds: Round[] }[]>} for each: steps a round, and no rounds where one takes too long
 */
export async function measureInTurns(runs) {
  const measured = []
  for (const run of runs) measured.push({ run, ...(await warmUp(run)), rounds: [] })
  for (let index = 0; index < rounds; index++) {
    for (const { run, steps, wanted, rounds } of measured) {
      if (index < wanted) rounds.push(await run(steps))
    }
  }
  return measured.map(({ steps, rounds }) => ({ steps, rounds }))
}

async function warmUp(run) {
  // The first step compiles; the second shows whether there is time for more.
  await run(1)
  let { milliseconds } = await run(1)
  if (milliseconds < roundMs / 5) milliseconds = (await run(5)).milliseconds
  const steps = Math.max(1, Math.min(200, Math.round(roundMs / milliseconds)))
  if (milliseconds > tooSlowMs) return { steps, wanted: 0 }
  return { steps, wanted: milliseconds > slowMs ? Math.min(rounds, slowRounds) : rounds }
}

/**
 * Contestants of step-time.ts, each on the page of its isolation.
 * @param {{ open(isolation: string): Promise<import('@playwright/test').Page> }} browser
 * @param {{ id: string, isolation: 'plain' | 'isolated' }[]} entries
 * @returns what measureInTurns takes, what a step amounts to, and how fast our product on WebAssembly is by itself
 */
export async function openStepTimePages(browser, task, entries) {
  const pages = new Map()
  const runs = []
  for (const { id, isolation } of entries) {
    const page = pages.get(isolation) ?? (await browser.open(isolation))
    pages.set(isolation, page)
    await page.evaluate(([name, given]) => window.bench.enter(name, given), [id, task])
    runs.push((steps) => page.evaluate(([name, count]) => window.bench.round(name, count), [id, steps]))
  }
  const [first] = pages.values()
  const work = () => first.evaluate((given) => window.bench.work(given), task)
  const peak = () => first.evaluate(() => window.bench.peak())
  const close = () => Promise.all([...pages.values()].map((page) => page.close()))
  return { runs, work, peak, close }
}
