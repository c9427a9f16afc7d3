import type { Locator, Page } from '@playwright/test'
import { quick } from './playground'
import { expect, test } from './test'

test.beforeEach(({ playground }) => playground.open(quick))

test('settings are changed by keyboard and in other words', async ({ page, playground }) => {
  await test.step('another optimiser, chosen in the form, trains from the same weights', async () => {
    const adam = await playground.train({ steps: 2 })
    const [first, second] = await playground.history()
    await page.getByRole('button', { name: 'All settings' }).click()
    const dialog = page.getByRole('dialog', { name: 'All settings' })
    await dialog.getByRole('combobox', { name: 'Optimiser' }).selectOption({ label: 'SGD with momentum' })
    await dialog.getByRole('button', { name: 'Apply and start afresh' }).click()
    await expect.poll(async () => (await playground.settings()).optimizer.kind).toBe('sgd')
    await expect.poll(async () => (await playground.status()).phase).toBe('ready')
    expect((await playground.train({ steps: 2 })).step).toBe(adam.step)
    const [sgdFirst, sgdSecond] = await playground.history()
    expect(sgdFirst?.elbo).toBeCloseTo(first?.elbo ?? 0, 3)
    expect(Math.abs((sgdSecond?.elbo ?? 0) - (second?.elbo ?? 0))).toBeGreaterThan(0.1)
  })

  await test.step('the loss of a program is found among the settings, with a warning where it collapses', async () => {
    await page.getByRole('button', { name: 'All settings' }).click()
    const dialog = page.getByRole('dialog', { name: 'All settings' })
    const panel = dialog.getByRole('region', { name: 'The same loss in other words' })
    await panel.getByText('My program has another loss').click()
    await panel.getByRole('combobox', { name: 'Pixel term' }).selectOption('squared-error-mean')
    await panel.getByRole('button', { name: 'Take these settings' }).click()
    await expect(dialog.getByRole('spinbutton', { name: 'Variance' })).toHaveValue('392')
    await expect(panel.getByRole('status').filter({ hasText: 'This collapses' })).toContainText('784 times')
    // With the same product of variance and β.
    await expect(panel.getByRole('row').filter({ hasText: 'SSE+784KL' })).toContainText('0.5')
    await panel.getByRole('combobox', { name: 'Pixel term' }).selectOption('squared-error-half')
    await panel.getByRole('combobox', { name: 'KL term' }).selectOption('mean')
    await panel.getByRole('button', { name: 'Take these settings' }).click()
    await expect(panel.getByText('This collapses')).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Apply and start afresh' }).click()
    await expect
      .poll(async () => (await playground.settings()).objective)
      .toMatchObject({ likelihood: 'gaussian', variance: 1, beta: 0.5 })
  })

  await test.step('by keyboard: open all settings, change one, apply it, get the focus back', async () => {
    await playground.train({ steps: 3 })
    const opener = page.getByRole('button', { name: 'All settings' })
    await opener.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'All settings' })
    await expect(dialog).toBeVisible()
    await tabTo(page, 'Latent dimensions')
    await page.keyboard.press('ArrowUp')
    await expect(dialog.getByRole('spinbutton', { name: 'Latent dimensions' })).toHaveValue('3')
    // It needs a new run, so nothing has happened yet.
    expect((await playground.settings()).model.latentDimensions).toBe(2)
    expect((await playground.status()).step).toBe(3)

    await tabTo(page, 'Apply and start afresh')
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect.poll(async () => (await playground.status()).phase).toBe('ready')
    expect((await playground.settings()).model.latentDimensions).toBe(3)
    expect((await playground.status()).step).toBe(0)
    await expect(opener).toBeFocused()
  })
})

test('what is given up changes nothing, and what is built is applied', async ({ page, playground }) => {
  await test.step('a bad seed gives way to the present one, is explained, and moves nothing', async () => {
    const bar = page.getByRole('region', { name: 'Settings', exact: true })
    const before = await bar.boundingBox()
    const seed = bar.getByRole('spinbutton', { name: 'Seed' })
    const present = await seed.inputValue()
    await seed.fill('-1')
    await seed.press('Enter')
    await expect(page.getByRole('alert')).toContainText('from 0 to 4,294,967,295')
    await expect(seed).toHaveAttribute('aria-invalid', 'true')
    expect(await bar.boundingBox()).toEqual(before)
    await seed.blur()
    await expect(seed).toHaveValue(present)
    await expect(seed).not.toHaveAttribute('aria-invalid')
    await expect(page.getByRole('alert'), 'long enough to be read').toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    expect(String((await playground.settings()).seed)).toBe(present)
  })

  await test.step('Escape and Discard leave everything as it was; a value out of its limits cannot be applied', async () => {
    const before = await playground.settings()
    const opener = page.getByRole('button', { name: 'All settings' })
    await opener.click()
    const dialog = page.getByRole('dialog', { name: 'All settings' })
    const hidden = dialog.getByRole('spinbutton', { name: 'Hidden layer 1' })
    await hidden.fill('32')
    await hidden.press('Enter')
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await expect(hidden).toHaveValue('16')
    await hidden.fill('0')
    await hidden.press('Enter')
    await expect(dialog.getByRole('alert').filter({ hasText: /from 1 to 2,?048/ })).toBeVisible()
    await expect(hidden).toHaveAttribute('aria-invalid', 'true')
    await hidden.press('Escape')
    const batch = dialog.getByRole('spinbutton', { name: 'Batch size' })
    await batch.fill('5000')
    await batch.press('Enter')
    await expect(dialog.getByRole('alert').filter({ hasText: /1 to 4,?096/ })).toBeVisible()
    await batch.press('Escape')
    await dialog.getByRole('button', { name: 'Add a layer' }).click()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    expect(await playground.settings()).toEqual(before)
    await expect(opener).toBeFocused()
  })

  await test.step('the network is built by mouse, by keys and by typing, and its cost follows', async () => {
    await page.getByRole('button', { name: 'All settings' }).click()
    const editor = page.getByRole('group', { name: 'Layers of the network' })
    const handle = (name: string) => editor.getByRole('slider', { name, exact: true })
    const parameters = editor.getByText(/^[\d,]+$/).and(editor.getByRole('definition'))
    // 784-16-(2, 2)-16-784: weights and biases.
    await expect(parameters).toHaveText((12_560 + 68 + 48 + 13_328).toLocaleString('en'))
    await drag(page, handle('Hidden layer 1'), 0.4)
    await expect.poll(() => width(handle('Hidden layer 1'))).toBeGreaterThan(64)
    await handle('Hidden layer 1').fill('6')
    await handle('Hidden layer 1').press('ArrowRight')
    expect(await width(handle('Hidden layer 1'))).toBe(80)
    await handle('Hidden layer 1').press('PageUp')
    expect(await width(handle('Hidden layer 1'))).toBe(160)
    await editor.getByRole('button', { name: 'Add a layer' }).click()
    expect(await width(handle('Hidden layer 2'))).toBe(80)
    const typed = editor.getByRole('spinbutton', { name: 'Hidden layer 2' })
    await typed.fill('100')
    await typed.press('Enter')
    for (let layer = 2; layer < 8; layer++) await editor.getByRole('button', { name: 'Add a layer' }).click()
    await expect(editor.getByText('At most 8 hidden layers.')).toBeVisible()
    for (let layer = 8; layer > 2; layer--)
      await editor.getByRole('button', { name: `Remove: Hidden layer ${layer}` }).click()
    await handle('Latent dimensions').press('End')
    await page.getByRole('button', { name: 'Apply and start afresh' }).click()
    await expect.poll(async () => (await playground.settings()).model.hidden).toEqual([160, 100])
    expect((await playground.settings()).model.latentDimensions).toBe(64)
  })
})

test('a preset shows what it changes before it is applied, and the run before can be had back', async ({
  page,
  playground,
}) => {
  await playground.configure({ subset: { images: 64 }, stopAfterEpochs: 2 })
  const train = page.getByRole('button', { name: 'Train', exact: true })
  for (const epochs of [2, 4]) {
    await train.click()
    await expect.poll(async () => (await playground.status()).epoch).toBe(epochs)
    await expect.poll(async () => (await playground.status()).phase).toBe('paused')
  }
  const [before, history] = [await playground.settings(), await playground.history()]
  await page.getByRole('button', { name: 'All settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'All settings' })
  await dialog
    .getByRole('combobox', { name: 'Preset' })
    .selectOption({ label: 'The tutorial’s network, as a VAE' })
  await dialog.getByRole('button', { name: 'With averaged error' }).click()
  const changes = dialog.getByLabel('What changes')
  await expect(changes).toContainText('Variance0.5 → 392')
  await expect(changes).toContainText('Hidden layers16 → 128 · 64')
  expect(await playground.settings()).toEqual(before)
  await dialog.getByRole('button', { name: 'Apply and start afresh' }).click()
  await expect.poll(async () => (await playground.status()).step).toBe(0)
  expect((await playground.settings()).objective).toMatchObject({ likelihood: 'gaussian', variance: 392 })
  await page.getByRole('button', { name: 'Back to the run before' }).click()
  await expect.poll(async () => (await playground.status()).epoch).toBe(4)
  expect(await playground.settings()).toEqual(before)
  expect(await playground.history()).toEqual(history)
})

test('what may be changed during training', async ({ page, playground }) => {
  await test.step('β moves while it trains', async () => {
    const training = playground.train()
    await playground.reach(3)
    const slider = page.getByRole('slider', { name: 'β' })
    await slider.focus()
    for (let press = 0; press < 5; press++) await slider.press('ArrowRight')
    const { beta } = (await playground.settings()).objective
    expect(beta).toBeGreaterThan(1)
    const { step } = await playground.status()
    await playground.reach(step + 3)
    expect((await playground.status()).phase).toBe('training')
    expect((await playground.history())[0]?.step).toBe(1)
    await slider.press('Home')
    expect((await playground.settings()).objective.beta).toBe(0)
    await playground.pause()
    await training
  })

  await test.step('language and theme never disturb a run', async () => {
    const training = playground.train()
    await playground.reach(22)
    const before = await playground.history()
    await page.getByRole('combobox', { name: 'Theme' }).selectOption({ label: 'Dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    const dark = await brightness(page)
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await page.getByRole('combobox', { name: '主题' }).selectOption({ label: '浅色' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
    expect(dark).toBeLessThan(80)
    expect(await brightness(page)).toBeGreaterThan(200)

    const status = await playground.status()
    expect(status.phase).toBe('training')
    await playground.reach(status.step + 3)
    const after = await playground.history()
    expect(after.slice(0, before.length)).toEqual(before)
    await page.getByRole('button', { name: '暂停' }).click()
    expect((await training).phase).toBe('paused')
  })
})

test('the Chinese page speaks Chinese, and stays so', async ({ page, playground }) => {
  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN')
  await expect(page).toHaveTitle('VAE 游乐场')
  for (const name of ['训练', '单步', '重置', '分享'])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('application', { name: '隐空间' })).toBeVisible()
  await expect(page.getByRole('img', { name: '解码图像' })).toBeVisible()
  expect.soft(await englishIn(page)).toEqual([])

  await page.getByRole('button', { name: '全部设置' }).click()
  await expect(page.getByRole('dialog', { name: '全部设置' })).toBeVisible()
  expect.soft(await englishIn(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(playground.configure({ batchSize: -1 })).rejects.toThrow(/batchSize.*[一-鿿]/)
  expect((await playground.status()).backendReason).toMatch(/[一-鿿]/)

  await page.reload()
  await page.waitForFunction(() => 'playground' in window)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByRole('button', { name: '训练', exact: true })).toBeVisible()
})

test.describe('a browser that prefers Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('gets the Chinese page', async ({ page }) => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page.getByRole('button', { name: '训练', exact: true })).toBeVisible()
  })
})

/** Drags a handle to the right, by a share of the way that it may go. */
async function drag(page: Page, handle: Locator, share: number) {
  await handle.scrollIntoViewIfNeeded()
  const box = await handle.boundingBox()
  if (!box) throw new Error('the handle is not drawn')
  const at = await handle.evaluate((input) => {
    const { value, max } = input as HTMLInputElement
    return Number(value) / Number(max)
  })

  const y = box.y + box.height / 2
  await page.mouse.move(box.x + at * box.width, y)
  await page.mouse.down()
  await page.mouse.move(box.x + (at + share) * box.width, y, { steps: 4 })
  await page.mouse.up()
}

/** Units of the layer that a handle drags. */
async function width(handle: Locator): Promise<number> {
  return Number.parseInt((await handle.getAttribute('aria-valuetext')) ?? '', 10)
}

/** Presses Tab until the control of that name has the focus. */
async function tabTo(page: Page, name: string) {
  for (let press = 0; press < 60; press++) {
    const focused = page.locator(':focus')
    if ((await focused.count()) > 0 && (await focused.ariaSnapshot()).includes(`"${name}"`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`60 presses of Tab do not reach ${name}`)
}

/** How light the page's ground is, 0 to 255. */
const brightness = (page: Page) =>
  page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no 2d canvas')
    context.fillStyle = getComputedStyle(document.body).backgroundColor
    context.fillRect(0, 0, 1, 1)
    return context.getImageData(0, 0, 1, 1).data[0] ?? Number.NaN
  })

/** What may stand in Latin letters: names of people, things and units, formulas. */
const names =
  /VAE|FLOP|SSE|MSE|mse|binary_crossentropy|WebGPU|WebGL|WebAssembly|WASM|SIMD|WGSL|JavaScript|CPU|English|MNIST|Fashion-MNIST|Fashion|ELBO|KL|PyTorch|ReLU|elu|ELU|tanh|softplus|Adam|RMSProp|SGD|PNG|JPEG|WebP|GIF|CSV|UMAP|IWAE|Shift|Ctrl|Home|mean squared error|free bits/g

/** Texts of the page with two or more English words in a row, or one of three letters alone. */
async function englishIn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (element && !element.closest('script, style, noscript') && element.getClientRects().length > 0)
        found.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [data-tooltip], [placeholder]'))
      for (const attribute of ['aria-label', 'data-tooltip', 'placeholder'])
        found.push(element.getAttribute(attribute) ?? '')
    return found
  })

  return texts.filter((text) => /[A-Za-z]{3,}/.test(text.replace(names, '')))
}
