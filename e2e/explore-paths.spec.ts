import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { fingerDrag, places } from './gestures'
import { chooseNumber } from './image-choice'
import { exactZ } from './latent-point'
import { greys, greysOf, largestDifference } from './pictures'
import { type Playground, quick } from './playground'
import { expect, test } from './test'

test.beforeEach(async ({ page, playground }) => {
  await playground.open(`${quick}&z=3,0`)
  await playground.loaded()
  const tab = page.getByRole('tab', { name: 'Samples' })
  await tab.focus()
  await tab.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Paths' })).toBeFocused()
  // Nothing is decoded out of sight.
  await page.getByRole('combobox', { name: 'Path' }).scrollIntoViewIfNeeded()
})

test('paths are played, saved, and lead where they are told to', async ({ page, playground }) => {
  await test.step('playing moves z along, in a loop until it is stopped', async () => {
    const before = await exactZ(page)
    await page.waitForTimeout(500)
    expect(await exactZ(page), 'nothing plays by itself').toEqual(before)
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('16 pictures / s')
    await page.getByRole('button', { name: 'Loop' }).press('Space')
    await page.getByRole('button', { name: 'Play', exact: true }).press('Enter')
    expect(await thirdRound(page)).toBe(16)
    await page.getByRole('button', { name: 'Stop playing' }).press('Enter')
    const stopped = await exactZ(page)
    await page.waitForTimeout(300)
    expect(await exactZ(page)).toEqual(stopped)
  })

  await test.step('the strip is saved as a picture and as an animation', async () => {
    await expect(page.getByRole('button', { name: 'Save as PNG' })).toBeEnabled()
    const png = await saved(page, 'Save as PNG')
    expect(png.name).toBe('vae-mnist-0-path.png')
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([16 * 120 - 8, 112])
    const gif = await saved(page, 'Save as GIF')
    expect(gif.name).toBe('vae-mnist-0-path.gif')
    expect(gif.bytes.subarray(0, 6).toString()).toBe('GIF89a')
    const frames = await page.evaluate(
      async (data) => {
        const decoder = new ImageDecoder({ type: 'image/gif', data: new Uint8Array(data) })
        await decoder.tracks.ready
        const { image } = await decoder.decode({ frameIndex: 15 })
        const found = [decoder.tracks.selectedTrack?.frameCount, image.displayWidth]
        image.close()
        return found
      },
      [...gif.bytes],
    )
    expect(frames).toEqual([16, 168])
  })

  await test.step('a picture lies where the encoder puts it', async () => {
    await page.getByRole('combobox', { name: 'From', exact: true }).selectOption('the input image')
    await page.getByRole('button', { name: 'Go there' }).click()
    const input = await exactZ(page)
    await shows(page, playground, 1, input, 3)
    await page.getByRole('combobox', { name: 'To', exact: true }).selectOption('the origin')
    await shows(page, playground, 16, [0, 0])
    await page.getByRole('combobox', { name: 'To', exact: true }).selectOption('an image')
    const choice = page.getByRole('button', { name: /^To: Test image/ })
    await chooseNumber(page, choice, 1432)
    await expect(choice).toHaveAccessibleName(/^To: Test image 1432: \d\. Choose another$/)
    await page.getByRole('button', { name: 'Input as it is now' }).click()
    await shows(page, playground, 16, input, 3)
  })

  await moveTo(page, [3, 0])
  await test.step('a line and an arc lead from z to z, and a square lies between four corners', async () => {
    await take(page, 'From')
    await moveTo(page, [0, 3])
    await take(page, 'To')
    // The third of sixteen, of an even number: the middle lies between two.
    await shows(page, playground, 6, [2, 1])
    await page.getByRole('combobox', { name: 'Path' }).selectOption('an arc around the origin')
    await shows(page, playground, 6, [3 * Math.cos(Math.PI / 6), 3 * Math.sin(Math.PI / 6)])
    await picture(page, 6).click()
    const [z1 = 0, z2 = 0] = await exactZ(page)
    expect(Math.hypot(z1, z2), 'an arc keeps the norm').toBeCloseTo(3, 1)
    await page.keyboard.press('ArrowRight')
    await expect(picture(page, 7)).toHaveAttribute('aria-pressed', 'true')

    await page.getByRole('combobox', { name: 'Path' }).selectOption('a square between four corners')
    for (const [name, z] of [
      ['Top left', [-2, 2]],
      ['Top right', [2, 2]],
      ['Bottom left', [-2, -2]],
      ['Bottom right', [2, -1]],
    ] as const) {
      await moveTo(page, z)
      await take(page, name)
    }
    await expect(page.getByRole('button', { name: /^Picture \d+ of 49$/ })).toHaveCount(49)
    await shows(page, playground, 7, [2, 2], 1, 49)
    await shows(page, playground, 25, [0, 0.25], 1, 49)
  })

  await test.step('z leaves a trace: in the plane by mouse, by keys, and point by point', async () => {
    await page.getByRole('combobox', { name: 'Path' }).selectOption('traced by hand')
    const add = page.getByRole('button', { name: 'Add the present z' })
    await add.click()
    await moveTo(page, [0, 3])
    await add.click()
    await shows(page, playground, 16, [0, 3])
    await page.getByRole('button', { name: 'Clear the path' }).click()
    await expect(picture(page, 1)).toHaveCount(0)

    const trace = page.getByRole('button', { name: 'Trace z' })
    await trace.click()
    const at = await places(playground.plane)
    await page.mouse.move(...at(0.25, 0.5))
    await page.mouse.down()
    await page.mouse.move(...at(0.75, 0.5), { steps: 4 })
    await page.mouse.up()
    await playground.plane.focus()
    for (let press = 0; press < 3; press++) await playground.plane.press('Shift+ArrowUp')
    await trace.click()
    const end = await exactZ(page)
    await moveTo(page, [0, 0])
    await shows(page, playground, 16, end, 3)
  })
})

test('a finger traces a path and plays it', { tag: '@phone' }, async ({ page, playground }) => {
  const reached = (z1: number, z2: number) =>
    expect
      .poll(async () => {
        const [x = 0, y = 0] = await exactZ(page)
        return Math.hypot(x - z1, y - z2)
      })
      .toBeLessThan(0.05)
  await page.getByRole('combobox', { name: 'Path' }).selectOption('traced by hand')
  const trace = page.getByRole('button', { name: 'Trace z' })
  await trace.tap()
  await playground.plane.scrollIntoViewIfNeeded()
  const at = await places(playground.plane)
  await fingerDrag(page, at(0.3, 0.3), at(0.7, 0.7))
  await trace.tap()
  await expect(trace, 'a tap counts right after a flick').toHaveAttribute('aria-pressed', 'false')
  await reached(1.28, -1.28)
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('8 pictures / s')
  await page.getByRole('button', { name: 'Play', exact: true }).tap()
  await expect(page.getByRole('button', { name: 'Stop playing' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await expect(picture(page, 16)).toHaveAttribute('aria-pressed', 'true')
  await reached(1.28, -1.28)
  await picture(page, 1).tap()
  await reached(-1.28, 1.28)
})

const picture = (page: Page, number: number, count = 16) =>
  page.getByRole('button', { name: `Picture ${number} of ${count}`, exact: true })

/** Waits until the first picture has been where z is for a second time; how many different ones have been until then. */
const thirdRound = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const seen = new Set<string>()
        let previous = ''
        let rounds = 0
        const look = () => {
          const name = document.querySelector('[aria-pressed=true][aria-label^="Picture "]')?.ariaLabel ?? ''
          if (name && name !== previous) {
            seen.add(name)
            previous = name
            if (name === 'Picture 1 of 16') rounds += 1
          }
          // In two rounds, since a busy machine may leave out a frame.
          if (rounds < 3) requestAnimationFrame(look)
          else resolve(seen.size)
        }
        look()
      }),
  )

async function saved(page: Page, button: string) {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const file = await download
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** Makes the present z an end of the path. */
async function take(page: Page, name: string) {
  await page.getByRole('combobox', { name, exact: true }).selectOption('the point z, as it was')
}

async function moveTo(page: Page, z: readonly number[]) {
  for (const [index, value] of z.entries()) {
    const field = page.getByRole('spinbutton', { name: `z${index + 1} value` })
    await field.fill(String(value))
    await field.press('Enter')
  }
}

/** Waits until a picture of the strip is what the decoder says at z. @param tolerance in grey values */
async function shows(
  page: Page,
  playground: Playground,
  number: number,
  z: number[],
  tolerance = 1,
  count = 16,
) {
  const canvas = picture(page, number, count).locator('canvas')
  await page.getByRole('combobox', { name: 'Path' }).scrollIntoViewIfNeeded()
  await canvas.scrollIntoViewIfNeeded()
  const [pixels = []] = await playground.decode([z])
  const expected = await greysOf(pixels, canvas)
  await expect
    .poll(async () => largestDifference(expected, await greys(canvas)))
    .toBeLessThanOrEqual(tolerance)
}
