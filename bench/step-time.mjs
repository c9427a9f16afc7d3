/** Measures contestants in turns: round after round, each of them a while, so that all meet the same weather. */

const rounds = Number(process.env.ROUNDS ?? 7)
/** A round of one contestant is as many steps as fit into this time. */
const roundMs = Number(process.env.ROUND_MS ?? 400)
/** Who takes longer for a step has fewer rounds; who takes much longer, none. */
const slowMs = 1000
const slowRounds = 3
const tooSlowMs = 6000

/**
 * @typedef {{ id: string, isolation: 'plain' | 'isolated' }} Entry
 * @param {{ open(isolation: string): Promise<import('@playwright/test').Page> }} browser
 * @param {object} task a Task of step-time.ts
 * @param {Entry[]} entries
 * @returns {Promise<object[]>} for each entry: its rounds, empty where a step takes too long
 */
export async function measureStepTimes(browser, task, entries) {
  const pages = new Map()
  for (const { isolation } of entries) {
    if (!pages.has(isolation)) pages.set(isolation, await browser.open(isolation))
  }
  const runners = []
  for (const entry of entries) runners.push(await warmUp(pages.get(entry.isolation), task, entry))
  for (let index = 0; index < rounds; index++) {
    for (const runner of runners) {
      if (index < runner.wantedRounds) runner.rounds.push(await runRound(runner, runner.steps))
    }
  }
  for (const page of pages.values()) await page.close()
  return runners.map(({ id, isolation, steps, rounds }) => ({ id, isolation, steps, rounds }))
}

async function warmUp(page, task, { id, isolation }) {
  await page.evaluate(([name, given]) => window.bench.enter(name, given), [id, task])
  const runner = { id, isolation, page, rounds: [] }
  // The first step compiles; the second shows whether there is time for more.
  await runRound(runner, 1)
  let { milliseconds } = await runRound(runner, 1)
  if (milliseconds < roundMs / 5) milliseconds = (await runRound(runner, 5)).milliseconds
  const wantedRounds = milliseconds > slowMs ? Math.min(rounds, slowRounds) : rounds
  return {
    ...runner,
    steps: Math.max(1, Math.min(200, Math.round(roundMs / milliseconds))),
    wantedRounds: milliseconds > tooSlowMs ? 0 : wantedRounds,
  }
}

function runRound({ page, id }, steps) {
  return page.evaluate(([name, count]) => window.bench.round(name, count), [id, steps])
}
