/** What a contestant holds in memory, alone on a page of its own. */

/**
 * @param {{ open(isolation: string): Promise<import('@playwright/test').Page> }} browser
 * @returns bytes, each above what the page had with nothing but the images: those that the contestant counts itself
 *   (null: it does not), and, garbage collected, JavaScript objects and array buffers
 */
export async function measureMemory(browser, task, { id, isolation }) {
  const page = await browser.open(isolation)
  const session = await page.context().newCDPSession(page)
  await page.evaluate((given) => window.bench.work(given), task)
  const before = await heapOf(session)
  await page.evaluate(([name, given]) => window.bench.enter(name, given), [id, task])
  const { bytes } = await page.evaluate((name) => window.bench.round(name, 3), id)
  const after = await heapOf(session)
  await page.close()
  return { own: bytes, objects: after.objects - before.objects, buffers: after.buffers - before.buffers }
}

/** Once everything that nobody needs is gone. @param {import('@playwright/test').CDPSession} session */
export async function heapOf(session) {
  // Buffers go with the second collection, once the objects that held them have gone with the first.
  for (let collection = 0; collection < 2; collection++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage')
  return { objects: usedSize, buffers: backingStorageSize }
}
