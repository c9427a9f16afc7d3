import type { TestInfo } from '@playwright/test'

/** Measures how long it takes to get over a fault, from now on. Whoever calls what it returns notes it with the test. */
export function stopwatch(testInfo: TestInfo, row: string): () => void {
  const startedAt = Date.now()
  return () => {
    testInfo.annotations.push({ type: row, description: `${Date.now() - startedAt} ms` })
  }
}
