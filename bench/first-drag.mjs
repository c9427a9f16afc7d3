/** The first thing that a visitor does. */

/**
 * Drags to and fro in the latent plane until the decoded image changes with each of three moves in a row: then it
 * follows, and has not merely appeared.
 * @param {import('@playwright/test').Page} page where the plane is there
 */
export async function dragUntilFollowed(page) {
  const box = await page.getByRole('application', { name: 'Latent space' }).boundingBox()
  const at = (share) => [box.x + share * box.width, box.y + 0.4 * box.height]
  await page.mouse.move(...at(0.5))
  await page.mouse.down()
  let before = await decoded(page)
  for (let move = 0, followed = 0; followed < 3; move++) {
    await page.mouse.move(...at(0.3 + 0.4 * ((move * 0.37) % 1)))
    await page.waitForTimeout(100)
    const now = await decoded(page)
    followed = now === before ? 0 : followed + 1
    before = now
  }
  await page.mouse.up()
}

/** What the decoded image shows, as text. */
function decoded(page) {
  return page.evaluate(() => document.querySelector('canvas[aria-label="Decoded image"]')?.toDataURL() ?? '')
}
