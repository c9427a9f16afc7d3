import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { greys } from './pictures'
import { quick, testImages } from './playground'
import { expect, test } from './test'

test.beforeEach(async ({ page, playground }) => {
  await playground.open(quick)
  await playground.loaded()
  await playground.train({ steps: 20 })
  const tab = page.getByRole('tab', { name: 'Samples' })
  await tab.focus()
  await tab.press('End')
})

test('what is seen is saved as tables and pictures', async ({ page, playground }) => {
  await test.step('test images and curves are tables that agree with what the page says', async () => {
    const { name, lines } = await table(page, 'Save as CSV: Test images')
    expect(name).toBe('vae-mnist-20-test-images.csv')
    expect(lines[0]).toBe('number,label,class,z1,z2,reconstruction,kl,elbo')
    const rows = lines.slice(1).map((line) => line.split(',').map(Number))
    expect(rows).toHaveLength(testImages)
    const mean = (column: number) =>
      rows.reduce((sum, row) => sum + (row[column] ?? Number.NaN), 0) / rows.length
    const { reconstruction, kl, elbo } = await playground.evaluate({ split: 'test' })
    expect(mean(5)).toBeCloseTo(reconstruction, 2)
    expect(mean(6)).toBeCloseTo(kl, 3)
    expect(mean(7)).toBeCloseTo(elbo, 2)

    const pixels = (await greys(page.getByRole('button', { name: /^Test image 3:/ }).locator('canvas'))).map(
      (grey) => grey / 255,
    )
    const encoded = await playground.encode([pixels])
    expect(rows[2]?.slice(0, 2)).toEqual([3, 1])
    for (const axis of [0, 1])
      expect(rows[2]?.[3 + axis]).toBeCloseTo(encoded.mean[0]?.[axis] ?? Number.NaN, 4)

    const curves = await table(page, 'Save as CSV: Learning curves')
    expect(curves.lines[0]).toBe('step,epoch,elbo,reconstruction,kl,test_elbo,test_reconstruction,test_kl')
    const history = await playground.history()
    expect(curves.lines).toHaveLength(history.length + 1)
    expect(Number(curves.lines.at(-1)?.split(',')[2])).toBe(history.at(-1)?.elbo)
  })

  await test.step('the plane and the decoded image are pictures', async () => {
    const plane = await saved(page, 'Save as PNG: Latent space')
    expect(plane.name).toBe('vae-mnist-20-latent-space.png')
    const look = await page.evaluate(
      async (data) => {
        const bitmap = await createImageBitmap(new Blob([new Uint8Array(data)]))
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
        const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
        context.drawImage(bitmap, 0, 0)
        const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)
        return { width: bitmap.width, colors: new Set(pixels).size }
      },
      [...plane.bytes],
    )
    expect(look.width).toBeGreaterThan(300)
    expect(look.colors, 'points, manifold and rings').toBeGreaterThan(100)

    const decoded = await saved(page, 'Save as PNG: Decoded image')
    expect(decoded.name).toBe('vae-mnist-20-decoded.png')
    expect([decoded.bytes.readUInt32BE(16), decoded.bytes.readUInt32BE(20)]).toEqual([448, 448])
  })
})

test('the samples are a table', { tag: '@phone' }, async ({ page }) => {
  await page.getByRole('tab', { name: 'Samples' }).click()
  const { name, lines } = await table(page, 'Save as CSV')
  expect(name).toBe('vae-mnist-20-samples.csv')
  expect(lines[0]).toBe('number,z1,z2')
  expect(lines).toHaveLength(41)
})

async function saved(page: Page, button: string) {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).press('Enter')
  const file = await download
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

async function table(page: Page, button: string) {
  const { name, bytes } = await saved(page, button)
  return { name, lines: bytes.toString().trim().split('\r\n') }
}
