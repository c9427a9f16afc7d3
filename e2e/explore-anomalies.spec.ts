import { allImages, expect, test } from './test'

// The claims are made of all of them.
test.use(allImages)

test('clothes are anomalies to a model of digits, a class that it knows is not', async ({
  page,
  playground,
}) => {
  await playground.open('v=1&backend=wasm')
  await playground.loaded()
  await page.getByRole('tab', { name: 'Anomalies' }).click()
  const panel = page.getByRole('tabpanel')
  await panel.getByRole('button', { name: 'Score', exact: true }).click()
  const curve = panel.getByRole('img', { name: /^True against false positive rate/ })
  await expect(curve).toBeVisible({ timeout: 60_000 })
  const area = async () => Number((await curve.getAttribute('aria-label'))?.match(/area ([\d.]+)\./)?.[1])
  expect(await area()).toBeGreaterThan(0.995)

  const alarms = panel.getByRole('slider', { name: 'False alarms' })
  await expect(alarms).toHaveAttribute(
    'aria-valuetext',
    /: 5% of the normal images, (9\d|100)% of the anomalous/,
  )
  await alarms.press('Home')
  await expect(alarms).toHaveAttribute('aria-valuetext', /: 0% of the normal images/)

  const surprising = panel.getByRole('img', { name: /^\d, test image [\d,]+: [\d.]+ nats$/ })
  await expect(surprising).toHaveCount(16)
  const nats = await surprising.evaluateAll((all) =>
    all.map(({ ariaLabel }) => Number(ariaLabel?.match(/([\d.]+) nats/)?.[1])),
  )
  const [most, least] = [nats.slice(0, 8), nats.slice(8)]
  expect(most).toEqual(most.toSorted((one, other) => other - one))
  expect(least).toEqual(least.toSorted((one, other) => one - other))

  // The input is the first test image: it stands where its score is.
  const { moreSurprising, text } = await page.evaluate(() => ({
    moreSurprising: document.querySelector('[data-term=surprise] dd')?.textContent,
    text: document.querySelector('[data-term=negativeElbo] dd')?.textContent,
  }))
  const share = moreSurprising?.match(/\d+%/)?.[0]
  await expect(panel.getByText(`The input image: ${text} nats, above ${share}`)).toBeVisible()

  await panel.getByRole('combobox', { name: 'Anomalous' }).selectOption('Class 1')
  await expect(curve).toHaveCount(0)
  await panel.getByRole('button', { name: 'Score', exact: true }).click()
  await expect(curve).toBeVisible()
  // Ones are the simplest digits there are.
  expect(await area()).toBeLessThan(0.2)

  // A class becomes an anomaly by leaving it out.
  await panel.getByRole('button', { name: 'Leave out 1 and train anew' }).click()
  await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(0)
  await playground.pause()
  expect((await playground.settings()).subset.classes).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9])
  await expect(panel.getByText('The model was trained without 1: it has never seen one.')).toBeVisible()
  await panel.getByRole('button', { name: 'Score', exact: true }).click()
  await expect(panel.getByText('Normal: 8,865')).toBeVisible()
  await expect(panel.getByText('Anomalous: 1,135')).toBeVisible()
})
