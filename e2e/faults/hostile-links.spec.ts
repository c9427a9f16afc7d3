import { expect, test } from '../test'

test('R28: a hostile link changes nothing, starts nothing and is told once', async ({ page, playground }) => {
  await playground.open()
  const defaults = await playground.settings()
  for (const hash of [
    '#activation=constructor&hidden=1e9&lr=NaN&__proto__=1',
    'v=1&train&play=true&epochs=3&z=NaN,1&__proto__=1&constructor=2&model=https://example.com/model',
    '%',
    'v=99&train=1',
    '%ED%A0%80=\ud800&z=%ff',
    'AAECAwQFBgcICQ==',
    `seed=2&x=${'9'.repeat(100_000)}`,
  ]) {
    // Not before the address holds what the page was told last: it would write that over the new one.
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('')
    await page.evaluate((given) => {
      location.hash = given
    }, hash)
    const notice = playground.notices.getByText(/The link holds something/)
    await expect(notice, hash.slice(0, 60)).toHaveCount(1)
    expect(await playground.settings()).toEqual(defaults)
    expect(await playground.status()).toMatchObject({ phase: 'ready', error: null })
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toHaveCount(0)
  }
  expect(await page.evaluate(() => ({}) as Record<string, unknown>)).toEqual({})
  await playground.open('activation=constructor&hidden=1e9&lr=NaN&__proto__=1&backend=wasm&model.hidden=16')
  expect(await playground.settings()).toMatchObject({ model: { hidden: [16], activation: 'relu' } })
  expect(await playground.status()).toMatchObject({ phase: 'ready', step: 0, error: null })
  await expect(playground.notices).toContainText('activation, hidden, lr, __proto__')
})
