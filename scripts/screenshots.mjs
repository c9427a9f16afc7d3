/**
 * `npm run screenshots`: the pictures of the README, taken of the built page in both colour schemes: a trained
 * model, its points and manifold, a test digit as input, and the point z away from the centre.
 */
import './ensure-installed.mjs'
import { openHeadlessPage } from './headless-page.mjs'

/** Trained when the page opens without the model that comes with it. */
const epochs = 10
/** All test images encoded, the manifold decoded and every transition over. */
const settleMs = 8000

const { page, close } = await openHeadlessPage({ port: 4196, hash: 'v=1&z=0.6,-0.9' })
try {
  await page.evaluate(async (amount) => {
    if (window.playground.status().step === 0) await window.playground.train({ epochs: amount })
  }, epochs)
  await page.getByRole('button', { name: /^Test image 5:/ }).click()
  // What remains on a page without its model is no part of the picture.
  for (const button of await page.getByRole('button', { name: 'Dismiss' }).all()) await button.click()
  await page.mouse.move(0, 0)
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(settleMs)
    await page.screenshot({ path: `docs/screenshot-${colorScheme}.png` })
    console.log(`docs/screenshot-${colorScheme}.png`)
  }
} finally {
  await close()
}
