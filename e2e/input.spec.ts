import type { Locator, Page } from '@playwright/test'
import { fingerDrag, places } from './gestures'
import { centreOfInk, digitFile, type PictureType } from './picture-files'
import { calm, greys, greysOf, largestDifference } from './pictures'
import { type Playground, quick } from './playground'
import { expect, test } from './test'

test.beforeEach(async ({ playground }) => {
  await playground.open(quick)
  // Its progress bar moves what is below it.
  await playground.loaded()
})

test('a person draws', async ({ page, playground }) => {
  await test.step('a drawing is encoded, decoded and judged, and a lifted pen changes nothing on the pad', async () => {
    const pad = page.getByRole('application', { name: 'Drawing area' })
    const at = await places(pad)
    await page.mouse.move(...at(0.2, 0.2))
    await page.mouse.down()
    await page.mouse.move(...at(0.2, 0.9), { steps: 4 })
    await page.mouse.move(...at(0.6, 0.9), { steps: 4 })
    const drawn = await calm(pad.locator('canvas'))
    expect(Math.max(...drawn)).toBe(255)
    await page.mouse.up()
    await expect(page.getByRole('button', { name: 'Clear drawing' })).toBeEnabled()
    expect(largestDifference(drawn, await calm(pad.locator('canvas')))).toBe(0)
    await expect(pad.locator('canvas')).toHaveCount(1)

    await seen(playground)
    const terms = await termsShown(page)
    expect(terms['reconstruction loss']).toBeGreaterThan(0)
    expect(terms['KL divergence']).toBeGreaterThanOrEqual(0)
    expect(terms['−ELBO']).toBeCloseTo((terms['reconstruction loss'] ?? 0) + (terms['KL divergence'] ?? 0), 0)
  })

  await page.getByRole('button', { name: 'Clear drawing' }).click()
  await test.step('strokes can be undone one by one, and a drawing cleared', async () => {
    await drawOne(page)
    const one = await calm(playground.picture('Input image'))
    await stroke(page, [0.2, 0.8], [0.8, 0.8])
    await expect
      .poll(async () => largestDifference(one, await greys(playground.picture('Input image'))))
      .toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Undo stroke' }).click()
    await expect
      .poll(async () => largestDifference(one, await greys(playground.picture('Input image'))))
      .toBe(0)
    await stroke(page, [0.2, 0.8], [0.8, 0.8])
    await page.getByRole('button', { name: 'Clear drawing' }).click()
    await expect.poll(async () => Math.max(...(await greys(playground.picture('Input image'))))).toBe(0)
    await expect(page.getByText('No input yet')).toBeVisible()
    await drawOne(page)
    await expect
      .poll(
        async () => largestDifference(one, await greys(playground.picture('Input image'))),
        'a cleared stroke is gone',
      )
      .toBe(0)
  })

  await page.getByRole('button', { name: 'Clear drawing' }).click()
  await test.step('a picked test image takes the strokes off the pad', async () => {
    await drawOne(page)
    const one = await calm(playground.picture('Input image'))
    await page.getByRole('button', { name: /^Test image 3:/ }).click()
    await expect(page.getByText('Draw here')).toBeVisible()
    for (const name of ['Undo stroke', 'Clear drawing'])
      await expect(page.getByRole('button', { name })).toBeDisabled()
    await drawOne(page)
    await expect
      .poll(
        async () => largestDifference(one, await greys(playground.picture('Input image'))),
        'the next stroke begins a new drawing',
      )
      .toBe(0)
    await expect(page.getByRole('button', { name: 'Clear drawing' })).toBeEnabled()
  })

  await test.step('a picked test image stays, though a stroke has just begun or has not ended', async () => {
    const third = page.getByRole('button', { name: /^Test image 3:/ })
    const pick = () => third.evaluate((button: HTMLElement) => button.click())
    await page.getByRole('button', { name: 'Clear drawing' }).click()
    await expect(page.getByText('No input yet')).toBeVisible()
    const pad = page.getByRole('application', { name: 'Drawing area' })
    const at = await places(pad)
    await page.mouse.move(...at(0.2, 0.2))
    await pad.evaluate((element) => {
      const button = document.querySelector<HTMLElement>('[aria-label^="Test image 3:"]')
      const box = element.getBoundingClientRect()
      const place = { clientX: box.x + 30, clientY: box.y + 30 }
      // Within one frame.
      element.dispatchEvent(
        new PointerEvent('pointerdown', { bubbles: true, pointerId: 1, isPrimary: true, ...place }),
      )
      button?.click()
    })
    await seen(playground)
    await expect(page.getByText('Draw here')).toBeVisible()
    expect(Math.max(...(await greys(pad.locator('canvas'))))).toBe(0)

    await page.mouse.down()
    await page.mouse.move(...at(0.5, 0.5))
    await pick()
    await page.mouse.move(...at(0.8, 0.5), { steps: 3 })
    await page.mouse.up()
    await seen(playground)
    await expect(page.getByText('Draw here')).toBeVisible()
    expect(Math.max(...(await greys(pad.locator('canvas'))))).toBe(0)
  })

  await drawOne(page)
  await page.getByRole('button', { name: 'Clear drawing' }).click()
  await test.step('the keyboard draws, too', async () => {
    const pad = page.getByRole('application', { name: 'Drawing area' })
    const before = await calm(playground.picture('Input image'))
    await pad.focus()
    await pad.press(' ')
    for (let press = 0; press < 4; press++) await pad.press('Shift+ArrowDown')
    await pad.press(' ')
    await expect
      .poll(async () => largestDifference(before, await greys(playground.picture('Input image'))))
      .toBeGreaterThan(0)
    await seen(playground)
  })
})

test('a finger draws without scrolling the page', { tag: '@phone' }, async ({ page, playground }) => {
  const pad = page.getByRole('application', { name: 'Drawing area' })
  await pad.scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => scrollY)
  const at = await places(pad)
  await fingerDrag(page, at(0.5, 0.2), at(0.5, 0.8))
  await seen(playground)
  expect(await page.evaluate(() => scrollY)).toBe(before)
  // An upright stroke: more rows than columns have ink.
  const [width, height] = await extent(playground.picture('Input image'))
  expect(height).toBeGreaterThan(width)
  await fingerDrag(page, at(0.2, 0.5), at(0.8, 0.5))
  await page.getByRole('button', { name: 'Clear drawing' }).tap()
  await expect(page.getByText('No input yet'), 'a tap counts right after a flick').toBeVisible()
})

test('a person brings pictures', async ({ page, playground, context }) => {
  await test.step('a picture of a digit, dark on light, is turned round and centred', async () => {
    for (const type of ['png', 'jpeg', 'webp'] as const satisfies PictureType[]) {
      await page.getByLabel('Upload image').setInputFiles(await digitFile(page, `seven.${type}`, type))
      await expect(page.getByText(`From seven.${type}`)).toBeVisible()
      await seen(playground)
      await expectCentred(playground.picture('Input image'))
      await page.getByRole('button', { name: /^Test image 3:/ }).click()
    }
  })

  await test.step('a picture may be dropped anywhere', async () => {
    const before = await calm(playground.picture('Input image'))
    const { name, mimeType, buffer } = await digitFile(page, 'dropped.png', 'png')
    await page.evaluate(
      ({ name, type, bytes }) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }))
        for (const kind of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
      },
      { name, type: mimeType, bytes: [...buffer] },
    )
    await expect
      .poll(async () => largestDifference(before, await greys(playground.picture('Input image'))))
      .toBeGreaterThan(0)
    await seen(playground)
    await expectCentred(playground.picture('Input image'))
  })

  await page.getByRole('button', { name: /^Test image 3:/ }).click()
  await test.step('a picture may be pasted anywhere, and a paste without one says so', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => navigator.clipboard.writeText('seven'))
    await page.keyboard.press('Control+v')
    await expect(playground.notices.getByText('The clipboard holds no picture')).toBeVisible()
    const before = await calm(playground.picture('Input image'))
    const { buffer } = await digitFile(page, 'pasted.png', 'png')
    await page.evaluate(
      async (bytes) => {
        const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' })
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
      },
      [...buffer],
    )
    await page.keyboard.press('Control+v')
    await expect
      .poll(async () => largestDifference(before, await greys(playground.picture('Input image'))))
      .toBeGreaterThan(0)
    await expectCentred(playground.picture('Input image'))
  })
})

test('the terms of a test image follow the training, and are those that encode() gives', async ({
  page,
  playground,
}) => {
  await page.getByRole('button', { name: /^Test image 1:/ }).click()
  await expect.poll(() => termsShown(page)).toHaveProperty(['reconstruction loss'])
  const before = (await termsShown(page))['reconstruction loss'] ?? Number.NaN
  await playground.train({ steps: 60 })
  await expect.poll(async () => (await termsShown(page))['reconstruction loss']).toBeLessThan(before)
  const picture = page.getByRole('button', { name: /^Test image 4:/ })
  await picture.click()
  await expect(picture).toHaveAttribute('aria-pressed', 'true')
  const greyValues = await calm(playground.picture('Input image'))
  expect(Math.max(...greyValues)).toBeGreaterThan(200)

  const { mean, logVariance } = await playground.encode([greyValues.map((grey) => grey / 255)])
  const [first = [], variances = []] = [mean[0], logVariance[0]]
  const kl = first.map((m, i) => 0.5 * (m ** 2 + Math.exp(variances[i] ?? 0) - 1 - (variances[i] ?? 0)))
  const total = kl.reduce((sum, nats) => sum + nats, 0)
  await expect
    .poll(async () => Math.abs(((await termsShown(page))['KL divergence'] ?? 99) - total))
    .toBeLessThan(0.06)
  for (const [index, nats] of kl.entries()) {
    const row = page.getByRole('img', { name: new RegExp(`^z${index + 1}: mean`) })
    const shown = /mean (\S+), standard deviation (\S+), (\S+) nats/.exec(
      (await row.getAttribute('aria-label')) ?? '',
    )
    const [, m = '', deviation = '', shownNats = ''] = shown ?? []
    expect(Math.abs(number(m) - (first[index] ?? 0))).toBeLessThan(0.01)
    expect(Math.abs(number(deviation) - Math.exp((variances[index] ?? 0) / 2))).toBeLessThan(0.01)
    expect(Math.abs(number(shownNats) - nats)).toBeLessThan(0.01)
  }

  const [decoded = []] = await playground.decode([first])
  const expected = await greysOf(decoded, playground.picture('Reconstruction'))
  await expect
    .poll(async () => largestDifference(expected, await greys(playground.picture('Reconstruction'))))
    .toBeLessThanOrEqual(1)

  await page.getByRole('button', { name: 'Go there' }).click()
  const z = await playground.z()
  expect(
    largestDifference(
      z,
      first.map((m) => Math.max(-3.2, Math.min(3.2, m))),
    ),
  ).toBeLessThan(0.011)
})

/** Waits until `Input image` shows ink, `Reconstruction` something, and all terms are numbers. */
async function seen(playground: Playground) {
  for (const name of ['Input image', 'Reconstruction'] as const) {
    await expect.poll(async () => Math.max(...(await greys(playground.picture(name))))).toBeGreaterThan(0)
  }
  await expect
    .poll(async () => Object.keys(await termsShown(playground.page)))
    .toEqual(expect.arrayContaining(['reconstruction loss', 'KL divergence', '−ELBO']))
}

/** The terms of the input that are shown as numbers, by name. */
async function termsShown(page: Page): Promise<Record<string, number>> {
  const names = await page.getByRole('main').getByRole('term').allInnerTexts()
  const values = await page.getByRole('main').getByRole('definition').allInnerTexts()
  const pairs = names.map((name, index) => [name, number(values[index] ?? '')] as const)
  return Object.fromEntries(pairs.filter(([, value]) => Number.isFinite(value)))
}

/** The number that a text of the page shows. */
const number = (text: string) => Number(text.replace('−', '-').replaceAll(',', ''))

async function expectCentred(picture: Locator) {
  const { x, y, background } = centreOfInk(await greys(picture))
  expect(background, 'light on dark, as the data are').toBeLessThan(30)
  // MNIST puts the centre of mass at the middle of the field, which is 14, to the pixel.
  expect(Math.abs(x - 14)).toBeLessThan(0.51)
  expect(Math.abs(y - 14)).toBeLessThan(0.51)
}

/** Columns and rows with ink. */
async function extent(picture: Locator): Promise<[width: number, height: number]> {
  const ink = (await greys(picture)).flatMap((grey, pixel) => (grey > 60 ? [pixel] : []))
  return [
    new Set(ink.map((pixel) => pixel % 28)).size,
    new Set(ink.map((pixel) => Math.floor(pixel / 28))).size,
  ]
}

const drawOne = (page: Page) => stroke(page, [0.5, 0.2], [0.5, 0.8])

async function stroke(page: Page, from: [number, number], to: [number, number]) {
  const at = await places(page.getByRole('application', { name: 'Drawing area' }))
  await page.mouse.move(...at(...from))
  await page.mouse.down()
  await page.mouse.move(...at(...to), { steps: 8 })
  await page.mouse.up()
}
