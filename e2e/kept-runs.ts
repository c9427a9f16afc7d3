/** What the browser keeps of the runs of a page, read past the page. */
import type { Page } from '@playwright/test'

/** The step at which each run was kept last, in no order. */
export function keptSteps(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const answer = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const opening = indexedDB.open('vae-playground')
    // The page may not have made it yet, and is to find none then.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    const database = await answer(opening).catch(() => null)
    if (!database) return []
    const runs = await answer(database.transaction('runs').objectStore('runs').getAll())
    database.close()
    return runs.map(({ step }) => step)
  })
}
