/** Where pointers go. */
import type { Locator, Page } from '@playwright/test'

type Place = [x: number, y: number]

/** Window coordinates of places in an element, given as shares of its width and height. */
export async function places(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error('not visible')
  return (x: number, y: number): Place => [box.x + x * box.width, box.y + y * box.height]
}

/** A finger that goes straight from one place to another. */
export async function fingerDrag(page: Page, from: Place, to: Place) {
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: Place[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) })
  await touch('touchStart', from)
  for (const share of [0.2, 0.4, 0.6, 0.8, 1]) {
    await touch('touchMove', [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])])
  }
  await touch('touchEnd')
}

/** Two fingers that go straight from two places to two others. */
export async function pinch(page: Page, from: [Place, Place], to: [Place, Place]) {
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: Place[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
  await touch('touchStart', from[0])
  await touch('touchStart', ...from)
  for (const share of [0.25, 0.5, 0.75, 1]) {
    const between = (finger: 0 | 1, axis: 0 | 1) =>
      from[finger][axis] + share * (to[finger][axis] - from[finger][axis])
    await touch('touchMove', [between(0, 0), between(0, 1)], [between(1, 0), between(1, 1)])
  }
  await touch('touchEnd')
}
