import type { Worker } from '@playwright/test'
import { quick } from '../playground'
import { expect, test } from '../test'
import { trainerWorker } from './trainer-worker'

test.use({ expectedNoise: /injected/ })

const faults = {
  'R8: an error that nobody catches': {
    inject: (worker: Worker) =>
      worker.evaluate(() => {
        setTimeout(() => {
          throw new Error('injected')
        })
      }),
    says: /had an error \(.*injected\) and was replaced\. Training went on at step \d+ on WASM/,
    withinMs: 2_000,
  },
  'R8: a rejection that nobody catches': {
    inject: (worker: Worker) => worker.evaluate(() => void Promise.reject(new Error('injected'))),
    says: /had an error \(injected\) and was replaced\. Training went on at step \d+ on WASM/,
    withinMs: 2_000,
  },
  'R9: a worker that hangs': {
    inject: (worker: Worker) =>
      worker.evaluate(() => {
        for (;;);
      }),
    says: /had stopped answering and was replaced\. Training went on at step \d+ on WASM/,
    withinMs: 8_000,
  },
}

test('R8, R9: whatever becomes of the worker, training goes on, and says so', async ({
  page,
  playground,
}, testInfo) => {
  await playground.open(quick)
  await page.getByRole('button', { name: 'Train', exact: true }).click()
  await playground.reach(300)
  for (const [name, { inject, says, withinMs }] of Object.entries(faults)) {
    await test.step(name, async () => {
      const { step } = await playground.status()
      const injectedAt = Date.now()
      // It has no answer where the worker is gone.
      inject(trainerWorker(page)).catch(() => {})
      const notice = playground.notices.getByText(says)
      // The times are those of a machine that has nothing else to do.
      await expect(notice).toBeVisible({ timeout: 2 * withinMs })
      const recoveredMs = Date.now() - injectedAt
      testInfo.annotations.push({ type: name, description: `${recoveredMs} ms` })
      const text = (await notice.textContent()) ?? ''
      const [resumed = 0, repeated = 0] = [/at step (\d+)/, /again: (\d+)/].map((fact) => {
        return Number(fact.exec(text)?.[1])
      })
      expect(resumed + repeated).toBeGreaterThanOrEqual(step)
      await playground.reach(resumed + repeated + 50)
      expect(await playground.status()).toMatchObject({ phase: 'training', error: null })
      await page.getByRole('button', { name: 'Dismiss' }).click()
    })
  }
  await playground.pause()
  const history = await playground.history()
  const steps = history.map(({ step }) => step)
  expect(steps, 'the curve has kept its points').toEqual([...new Set(steps)].sort((a, b) => a - b))
  expect(steps[0]).toBe(1)
  for (const { elbo, kl } of history) expect([elbo < 0, kl > 0]).toEqual([true, true])
})
