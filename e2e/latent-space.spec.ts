import type { Locator } from '@playwright/test'
import { fingerDrag, pinch, places } from './gestures'
import { chooseNumber } from './image-choice'
import { greys, greysOf, largestDifference } from './pictures'
import { type Playground, quick } from './playground'
import { expect, test } from './test'

test.beforeEach(async ({ playground }) => {
  await playground.open(quick)
  // Its progress bar moves what is below it.
  await playground.loaded()
})

test('fields and samples move z, and a point shows its image', async ({ page, playground }) => {
  await test.step('sliders and number fields move z, and the picture is what the decoder says there', async () => {
    const picture = playground.picture('Decoded image')
    await expect.poll(async () => Math.max(...(await greys(picture)))).toBeGreaterThan(0)
    const before = await greys(picture)
    const slider = page.getByRole('slider', { name: 'z1', exact: true })
    await slider.focus()
    await slider.press('ArrowRight')
    expect(Number(await slider.inputValue())).toBeGreaterThan(0)
    await slider.press('PageUp')
    await expect.poll(async () => largestDifference(before, await greys(picture))).toBeGreaterThan(0)
    expect((await playground.status()).step, 'before any training').toBe(0)

    const field = page.getByRole('spinbutton', { name: 'z1 value' })
    const z1 = (await playground.z())[0]
    await field.fill('abc')
    await field.press('Enter')
    await expect(page.getByRole('alert')).toContainText(/from .10 to 10/)
    expect((await playground.z())[0], 'takes what it can and says what it cannot').toBe(z1)
    await field.press('Escape')
    await expect(page.getByRole('alert')).toHaveCount(0)

    await playground.train({ steps: 40 })
    for (const [name, value] of [
      ['z1 value', '1.25'],
      ['z2 value', '-0.5'],
    ] as const) {
      await page.getByRole('spinbutton', { name }).fill(value)
      await page.getByRole('spinbutton', { name }).press('Enter')
    }
    expect(await playground.z()).toEqual([1.25, -0.5])
    await shows(playground, [1.25, -0.5])
    await field.press('ArrowUp')
    expect((await playground.z())[0]).toBeCloseTo(1.35, 6)
  })

  await playground.reset()
  await test.step('posterior, prior and pixels can be sampled', async () => {
    await playground.train({ steps: 20 })
    const sample = page.getByRole('button', { name: 'Sample this posterior' })
    await sample.click()
    const first = await playground.z()
    await sample.click()
    const second = await playground.z()
    expect(second).not.toEqual(first)
    await page.getByRole('button', { name: 'Sample the prior' }).click()
    expect(await playground.z()).not.toEqual(second)

    const picture = playground.picture('Decoded image')
    await page.getByRole('combobox', { name: 'What is decoded' }).selectOption('sample of p(x|z)')
    await expect.poll(async () => new Set(await greys(picture)).size, 'black or white').toBe(2)
    const before = await greys(picture)
    await page.getByRole('button', { name: 'Sample the pixels again' }).click()
    await expect.poll(async () => largestDifference(before, await greys(picture))).toBe(255)
  })

  await playground.reset()
  await test.step('a point shows its image, and pressed or by Enter it becomes the input', async () => {
    await playground.train({ steps: 40 })
    await calm(playground.plane)
    const point = await visiblePoint(playground)
    await page.mouse.move(...(await point()))
    const card = page.getByText(/^Test image \d+: \d$/)
    await expect(card).toBeVisible()
    await expect(page.getByRole('button', { name: 'Use as input' })).toHaveCount(0)
    await page.mouse.click(...(await point()))
    const [, number, label] = (await card.textContent())?.match(/image (\d+): (\d)/) ?? []
    await page.getByRole('button', { name: 'Use as input' }).click()

    // Whoever asks for a point gets the one that is pressed, and z stays.
    await page.getByRole('button', { name: 'More layers' }).click()
    await page.getByRole('button', { name: 'posteriors', exact: true }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Posteriors of: take out all' }).click()
    await page.getByRole('button', { name: 'Posteriors of: add an image' }).click()
    await page.getByRole('button', { name: 'Pick in the plane' }).click()
    const z = await playground.z()
    await page.mouse.click(...(await point()))
    await expect(
      page.getByRole('button', { name: `Posteriors of: take out Test image ${number}: ${label}` }),
    ).toBeVisible()
    expect(await playground.z()).toEqual(z)
    await expect.poll(() => page.url()).toContain(`posteriors=${number}`)

    const input = playground.picture('Input image')
    await expect.poll(async () => Math.max(...(await greys(input)))).toBeGreaterThan(100)
    expect(label).toMatch(/\d/)
    expect(Number(number)).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    const before = await greys(input)
    await playground.plane.focus()
    await playground.plane.press('Home')
    for (let press = 0; press < 4; press++) await playground.plane.press('Shift+ArrowRight')
    await playground.plane.press('Enter')
    await expect.poll(async () => largestDifference(before, await greys(input))).toBeGreaterThan(0)
  })
})

test('pointer, keys, buttons and the wheel move z and the view', async ({ page, playground }) => {
  await test.step('a click and a drag in the plane move z there', async () => {
    const at = await places(playground.plane)
    await page.mouse.click(...at(0.75, 0.25))
    await near(playground, [1.6, 1.6])

    await page.mouse.move(...at(0.5, 0.5))
    await page.mouse.down()
    await near(playground, [0, 0])
    await page.mouse.move(...at(0.25, 0.5), { steps: 5 })
    await near(playground, [-1.6, 0])
    await page.mouse.move(...at(0.25, 1.2), { steps: 5 })
    // The pointer is captured: outside, the nearest place of the plane counts.
    await near(playground, [-1.6, -3.2])
    await page.mouse.move(...at(0.3, 1.2), { steps: 5 })
    await page.mouse.up()
    // The numbers, which follow a drag at intervals, end with it where it ends.
    expect((await playground.z()).map((value) => Number(value.toFixed(1)))).toEqual([-1.3, -3.2])
    await page.mouse.move(...at(0.9, 0.9))
    await near(playground, [-1.3, -3.2])
    const [z1 = 0, z2 = 0] = await playground.z()
    await shows(playground, [z1, z2], 40)
  })

  await playground.plane.press('Home')
  await test.step('keys move z, with Shift further, Home back to the origin, and zoom and move the view', async () => {
    const { plane } = playground
    await plane.focus()
    await plane.press('ArrowRight')
    await plane.press('ArrowUp')
    expect(await playground.z()).toEqual([0.1, 0.1])
    await plane.press('Shift+ArrowLeft')
    await plane.press('Shift+ArrowDown')
    expect(await playground.z()).toEqual([-0.4, -0.4])
    await plane.press('Home')
    expect(await playground.z()).toEqual([0, 0])
    for (let press = 0; press < 9; press++) await plane.press('Shift+ArrowRight')
    const { view, z } = await inAddress(playground, 'view', 'z')
    expect(z).toEqual([4.5, 0])
    expect(view, 'the view follows z').toEqual([1.3, 0, 3.2])

    for (const key of ['Home', '0']) await plane.press(key)
    await expect.poll(() => playground.page.url()).not.toContain('view=')
    for (const key of ['+', '+', 'd', 'w']) await plane.press(key)
    const [x = 0, y = 0, halfWidth = 0] = (await inAddress(playground, 'view')).view
    expect(halfWidth).toBeCloseTo(3.2 / 1.5 ** 2, 3)
    expect(x).toBeCloseTo(halfWidth / 5, 3)
    expect(y).toBeCloseTo(halfWidth / 5, 3)
    expect(await playground.z(), 'z stays').toEqual([0, 0])
    await plane.press('-')
    await plane.press('0')
    await expect.poll(() => playground.page.url()).not.toContain('view=')
  })

  await test.step('buttons zoom, centre and fit, and bring the prior back', async () => {
    await playground.train({ steps: 20 })
    await calm(playground.plane)
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    await page.mouse.click(...(await places(playground.plane))(0.75, 0.5))
    await button('Zoom in').click()
    expect((await inAddress(playground, 'view')).view[2]).toBeCloseTo(3.2 / 1.5, 3)
    await button('Centre on z').click()
    await expect.poll(async () => (await inAddress(playground, 'view')).view[0]).toBeCloseTo(1.6, 1)
    const before = (await inAddress(playground, 'view')).view
    await button('Show all points').click()
    await expect.poll(async () => (await inAddress(playground, 'view')).view).not.toEqual(before)
    await button('Show the prior').click()
    await expect(button('Show the prior')).toHaveCount(0)
    await expect.poll(() => page.url()).not.toContain('view=')
  })

  await playground.plane.press('Home')
  await playground.plane.blur()
  await test.step('the wheel zooms once the plane has the focus, else the page scrolls; the middle button and the space bar move the view', async () => {
    await page.setViewportSize({ width: 1440, height: 500 })
    let at = await places(playground.plane)
    await page.mouse.move(...at(0.75, 0.5))
    await page.mouse.wheel(0, 100)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
    await expect(playground.plane).toContainText('Ctrl + wheel zooms')
    expect(page.url()).not.toContain('view=')

    const scrolled = await page.evaluate(() => scrollY)
    await playground.plane.evaluate((element) => element.focus({ preventScroll: true }))
    at = await places(playground.plane)
    await page.mouse.move(...at(0.75, 0.5))
    await page.mouse.wheel(0, -360)
    const [x = 0, , halfWidth = 0] = (await inAddress(playground, 'view')).view
    expect(halfWidth).toBeCloseTo(1.6, 3)
    expect(x, 'what is under the pointer stays there').toBeCloseTo(0.8, 1)
    expect(await page.evaluate(() => scrollY)).toBe(scrolled)

    await playground.plane.press('0')
    const drag = async (button: 'left' | 'middle') => {
      await page.mouse.move(...at(0.5, 0.5))
      await page.mouse.down({ button })
      await page.mouse.move(...at(0.25, 0.5), { steps: 4 })
      await page.mouse.up({ button })
    }
    await drag('middle')
    expect((await inAddress(playground, 'view')).view[0]).toBeCloseTo(1.6, 1)
    await playground.plane.focus()
    await page.keyboard.down(' ')
    await drag('left')
    await page.keyboard.up(' ')
    await expect.poll(async () => (await inAddress(playground, 'view')).view[0]).toBeCloseTo(3.2, 1)
    expect(await playground.z()).toEqual([0, 0])
    await page.mouse.dblclick(...at(0.5, 0.5))
    await expect.poll(() => page.url()).not.toContain('view=')
  })
})

test('a finger moves z, and sees the decoded image in the plane where it is out of view; two zoom and move the view, and leave z alone', {
  tag: '@phone',
}, async ({ page, playground }) => {
  await playground.plane.scrollIntoViewIfNeeded()
  let at = await places(playground.plane)
  await page.touchscreen.tap(...at(0.25, 0.25))
  await near(playground, [-1.6, 1.6])

  const before = await page.evaluate(() => scrollY)
  await fingerDrag(page, at(0.3, 0.3), at(0.7, 0.7))
  await near(playground, [1.28, -1.28])
  expect(await page.evaluate(() => scrollY), 'a drag in the plane does not scroll the page').toBe(before)

  const z = await playground.z()
  await pinch(page, [at(0.4, 0.5), at(0.6, 0.5)], [at(0.2, 0.4), at(0.8, 0.4)])
  const [x = Number.NaN, y = 0, halfWidth = 0] = (await inAddress(playground, 'view')).view
  expect(halfWidth).toBeCloseTo(3.2 / 3, 1)
  expect(x).toBeCloseTo(0, 1)
  expect(y).toBeLessThan(-0.1)
  expect(await playground.z()).toEqual(z)
  for (let tap = 0; tap < 2; tap++) await page.touchscreen.tap(...at(0.5, 0.5))
  await expect.poll(() => page.url(), 'two taps bring the prior back').not.toContain('view=')

  await page.evaluate(() => scrollTo(0, 0))
  await expect(playground.picture('Decoded image')).not.toBeInViewport({ ratio: 0.5 })
  const inset = playground.plane.locator('[aria-hidden="true"] canvas')
  await expect(inset).toHaveCount(0)
  at = await places(playground.plane)
  await fingerDrag(page, at(0.3, 0.3), at(0.7, 0.7))
  await expect(inset).toBeInViewport({ ratio: 1 })
  const box = await inset.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0), 'away from the finger').toBeLessThan(at(0.7, 0.7)[0])
  await expect(playground.picture('Decoded image'), 'it has no name of its own').toHaveCount(1)
  await expect(inset, 'and goes').toHaveCount(0)
})

test('a link opens the same part of the same plane, with the same layers', async ({ page, playground }) => {
  const link = `${quick}&model.latentDimensions=4&z=0.5,-1.2,0.25,0&plane=3,1&view=0.5,-1,1.6&layers=manifold,prior&spacing=quantile&hiddenClasses=7&tab=paths`
  await playground.open(link)
  await expect(page.getByRole('combobox', { name: 'across' })).toHaveValue('2')
  await expect(page.getByRole('button', { name: 'points', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
  await expect(page.getByRole('tab', { name: 'Paths', selected: true })).toBeVisible()
  await page.getByRole('tab', { name: 'Dimensions' }).click()
  await page.getByRole('button', { name: '7', exact: true, pressed: false }).click()
  await expect.poll(() => page.url()).toContain('&tab=dimensions')
  await expect.poll(() => page.url(), 'one of the classes shows again').not.toContain('hiddenClasses')
  const seen = await calm(playground.plane)
  await page.mouse.click(...(await places(playground.plane))(0.5, 0.5))
  await near(playground, [-1, -1.2, 0.5, 0])
  expect((await inAddress(playground, 'view', 'plane')).view).toEqual([0.5, -1, 1.6])
  await playground.open(link)
  expect(await calm(playground.plane)).toBe(seen)
})

/** Where the middle of the disc is that marks z, in CSS px of the page. */
async function handleOf(plane: Locator) {
  const box = await plane.locator('canvas').last().boundingBox()
  if (!box) throw new Error('the plane shows no handle')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('planes of one latent dimension, and of more than two', async ({ page, playground }) => {
  await test.step('one latent dimension has one slider, which the plane moves; each of four matters', async () => {
    await playground.configure({ model: { latentDimensions: 1 } })
    await expect(page.getByRole('slider', { name: /^z\d$/ })).toHaveCount(1)
    await calm(playground.plane)
    const [x, y] = (await places(playground.plane))(0.75, 0.25)
    await page.mouse.click(x, y)
    await expect.poll(async () => Math.abs(((await playground.z())[0] ?? 0) - 1.6)).toBeLessThan(0.06)
    await expect.poll(async () => Math.abs((await handleOf(playground.plane)).x - x)).toBeLessThan(2)
    await shows(playground, await playground.z())

    await playground.configure({ model: { latentDimensions: 4 } })
    await expect(page.getByRole('slider', { name: /^z\d$/ })).toHaveCount(4)
    await page.getByRole('slider', { name: 'z4', exact: true }).press('PageUp')
    const z = await playground.z()
    expect(z.slice(0, 3)).toEqual([0, 0, 0])
    expect(z[3]).toBeGreaterThan(0)
    await shows(playground, z)
  })

  await test.step('the plane spans what is chosen, and a drag moves z along it', async () => {
    await playground.configure({ model: { latentDimensions: 5 } })
    await playground.train({ steps: 30 })
    const spans = page.getByRole('combobox', { name: 'Plane', exact: true })
    const at = await places(playground.plane)

    await page.getByRole('combobox', { name: 'across' }).selectOption('z4')
    await page.getByRole('combobox', { name: 'up' }).selectOption('z1')
    await page.mouse.click(...at(0.75, 0.25))
    await near(playground, [1.6, 0, 0, 1.6, 0])

    await spans.selectOption('principal components')
    await expect(playground.plane.locator('..')).toContainText(/PC1 \(\d+%\)/)
    const before = await playground.z()
    await page.mouse.click(...at(0.25, 0.6))
    await expect.poll(() => playground.z()).not.toEqual(before)

    await spans.selectOption('three images')
    const third = page.getByRole('button', { name: /^Image C: Test image/ })
    await chooseNumber(page, third, 777)
    await expect(third).toHaveAccessibleName(/^Image C: Test image 777: \d/)
    await expect(playground.plane.locator('..')).toContainText('A → B')
    await expect.poll(() => page.url()).toMatch(/plane=images,\d+,\d+,777/)
    await page.getByRole('button', { name: 'Pick in the plane' }).click()
    await expect(playground.plane).toBeFocused()
    await playground.plane.press('Enter')
    await expect(third, 'the nearest to z').not.toHaveAccessibleName(/image 777/)
    await expect(third, 'and back where it began').toBeFocused()
    await playground.plane.press('Home')
    await playground.plane.press('ArrowRight')
    await shows(playground, await playground.z(), 40)

    await playground.configure({ model: { latentDimensions: 2 } })
    await expect(spans, 'there is only one plane').toHaveCount(0)
    await near(playground, [0, 0])
  })
})

test('layers come and go', async ({ page, playground }) => {
  await test.step('layers and classes can be hidden and shown', async () => {
    // Points come once the encoder has answered.
    await playground.train({ steps: 1 })
    for (const name of ['points', 'manifold', 'prior']) {
      const chip = page.getByRole('button', { name, exact: true, pressed: true })
      const before = await calm(playground.plane)
      await chip.click()
      await expect(page.getByRole('button', { name, exact: true, pressed: false })).toBeVisible()
      await expect.poll(() => look(playground.plane), `${name} goes`).not.toBe(before)
      await page.getByRole('button', { name, exact: true }).click()
      await expect(chip).toBeVisible()
      await expect.poll(() => look(playground.plane), `${name} comes back`).toBe(before)
    }

    const classes = page.getByRole('group', { name: 'Classes' }).getByRole('button', { name: /^\d$/ })
    await expect(classes).toHaveCount(10)
    const before = await calm(playground.plane)
    await classes.nth(3).click()
    await expect(classes.nth(3)).toHaveAttribute('aria-pressed', 'false')
    await expect.poll(() => look(playground.plane)).not.toBe(before)
    await page.getByRole('button', { name: 'Show all', exact: true }).click()
    await expect(classes.nth(3)).toHaveAttribute('aria-pressed', 'true')
    await expect.poll(() => look(playground.plane)).toBe(before)
  })

  await test.step('more layers are one press away: symbols, density, posteriors, trails, and cells by quantiles', async () => {
    await playground.train({ steps: 40 })
    await playground.step()
    const more = page.getByRole('button', { name: 'More layers' })
    await more.focus()
    await page.keyboard.press('Enter')
    const box = page.getByRole('group', { name: 'More layers' })
    for (const name of ['symbols', 'density', 'posteriors', 'trails']) {
      const before = await calm(playground.plane)
      await box.getByRole('button', { name, exact: true }).press('Enter')
      await expect.poll(() => look(playground.plane), `${name} comes`).not.toBe(before)
      const shown = await calm(playground.plane)
      await box.getByRole('button', { name, exact: true }).click()
      await expect.poll(() => look(playground.plane), `${name} goes`).toBe(before)
      await box.getByRole('button', { name, exact: true }).click()
      await expect.poll(() => look(playground.plane)).toBe(shown)
    }
    const before = await calm(playground.plane)
    await box.getByRole('combobox', { name: 'Manifold' }).selectOption('quantile')
    await expect.poll(() => look(playground.plane)).not.toBe(before)
    await expect.poll(() => page.url()).toContain('spacing=quantile')
    expect(page.url()).toContain('layers=points,manifold,prior,symbols,density,posteriors,trails')
    await page.keyboard.press('Escape')
    await expect(box).toHaveCount(0)
    const seven = page.getByRole('group', { name: 'Classes' }).getByRole('button', { name: '7', exact: true })
    await expect(seven.getByText('7'), 'the legend has the symbol of the points').toHaveCSS(
      'background-color',
      'rgb(185, 172, 112)',
    )
  })
})

test('a finger that presses a point sees its image', { tag: '@phone' }, async ({ page, playground }) => {
  await playground.train({ steps: 40 })
  await playground.plane.scrollIntoViewIfNeeded()
  await calm(playground.plane)
  const point = await visiblePoint(playground)
  await page.touchscreen.tap(...(await point()))
  await expect(page.getByRole('button', { name: 'Use as input' })).toBeVisible()

  await page.getByRole('tab', { name: 'Paths' }).tap()
  const from = page.getByRole('button', { name: /^From: Test image/ })
  const before = await from.getAttribute('aria-label')
  await from.tap()
  await page.getByRole('button', { name: 'Pick in the plane' }).tap()
  await expect(playground.plane).toBeInViewport({ ratio: 0.95 })
  await page.getByRole('button', { name: 'Cancel' }).tap()
  await expect(from).toBeInViewport()
  await from.tap()
  await page.getByRole('button', { name: 'Pick in the plane' }).tap()
  await page.touchscreen.tap(...(await point()))
  await page.getByRole('button', { name: 'Take this image' }).tap()
  await expect(from).not.toHaveAccessibleName(before ?? '')
})

/** Waits until `Decoded image` shows what the decoder says at z. @param tolerance in grey values */
async function shows(playground: Playground, z: number[], tolerance = 1) {
  const picture = playground.picture('Decoded image')
  const [pixels = []] = await playground.decode([z])
  const expected = await greysOf(pixels, picture)
  await expect
    .poll(async () => largestDifference(expected, await greys(picture)))
    .toBeLessThanOrEqual(tolerance)
}

/** Waits until the sliders stand at z, as exactly as a pointer can aim. */
async function near(playground: Playground, z: number[]) {
  const distance = async () => {
    const now = await playground.z()
    return now.length === z.length ? Math.hypot(...now.map((value, i) => value - (z[i] ?? 0))) : Number.NaN
  }
  await expect.poll(distance).toBeLessThan(0.06)
}

/** Tells where in the window one of the test images on offer lies in the plane, well inside. */
async function visiblePoint(playground: Playground) {
  const images = await playground.page
    .getByRole('button', { name: /^Test image \d+:/ })
    .evaluateAll((buttons) =>
      buttons.map((button) => {
        const canvas = button.querySelector('canvas')
        const data = canvas?.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? []
        return Array.from({ length: 784 }, (_, i) => (data[4 * i] ?? 0) / 255)
      }),
    )
  const { mean } = await playground.encode(images)
  const [x = Number.NaN, y = Number.NaN] =
    mean.find((code) => code.every((value) => Math.abs(value) < 2.5)) ?? []
  return async () => (await places(playground.plane))(0.5 + x / 6.4, 0.5 - y / 6.4)
}

/** Numbers that the address holds, once it has been written. */
async function inAddress<Key extends string>({ page }: Playground, ...keys: Key[]) {
  // The address follows 300 ms after things have come to rest.
  await page.waitForTimeout(400)
  const hash = new URLSearchParams(new URL(page.url()).hash.slice(1))
  return Object.fromEntries(keys.map((key) => [key, (hash.get(key) ?? '').split(',').map(Number)])) as Record<
    Key,
    number[]
  >
}

/** All layers of the plane as one text: equal exactly when they look the same. */
function look(plane: Locator): Promise<string> {
  return plane.evaluate((element) =>
    Array.from(element.querySelectorAll('canvas'), (canvas) => canvas.toDataURL()).join('\n'),
  )
}

/** The look of the plane once nothing arrives any more. */
async function calm(plane: Locator): Promise<string> {
  let previous = ''
  await expect
    .poll(
      async () => {
        const before = previous
        previous = await look(plane)
        return previous === before
      },
      { intervals: [400] },
    )
    .toBe(true)
  return previous
}
