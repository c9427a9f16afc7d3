import { expect, test } from './test'

/** Learns what the label means within seconds. */
const hash = 'v=1&model.hidden=64&model.conditional=true&batchSize=64&backend=wasm'

test('a conditional network decodes the same z as whichever class is chosen', async ({
  page,
  playground,
}) => {
  await playground.open(hash)
  await expect(page.getByText('784 + 10 · 64')).toBeVisible()
  const label = page.getByRole('combobox', { name: 'Label' })
  // The input is the first test image, a seven.
  await expect(label).toHaveValue('7')
  expect((await playground.train({ steps: 300 })).engine).toBe('wasm')

  const [zero, one, seven] = await page.evaluate(async () => {
    const decoded = [0, 1, 7].map((of) => window.playground.decode([[0, 0]], { label: of }))
    return (await Promise.all(decoded)).flat()
  })
  // Noughts are hollow.
  const middle = (picture: number[] | undefined) => picture?.[14 * 28 + 13] ?? Number.NaN
  expect(middle(zero)).toBeLessThan(middle(one) - 0.2)
  await playground.plane.press('Home')
  const shown = playground.picture('Decoded image')
  const ofSeven = await shown.screenshot()
  const [byPage] = await playground.decode([[0, 0]])
  expect(byPage, 'without a label, that of the control').toEqual(seven)

  await label.selectOption('0')
  await expect.poll(async () => (await shown.screenshot()).equals(ofSeven)).toBe(false)
  await expect.poll(() => page.url()).toMatch(/model\.conditional=true.*&label=0$/)
  await page.getByRole('button', { name: 'Test image 2: 2' }).click()
  await expect(label, 'a test image brings its own').toHaveValue('2')

  await playground.open(`${hash}&label=4`)
  await expect(label, 'a link says which').toHaveValue('4')
})
