import { yieldToMessages } from './yield-to-messages'

/**
 * Milliseconds for which the coming frame keeps the thread: what callbacks draw in it, style, layout and paint. Not of
 * a page that nobody sees, which draws none.
 * @param begun called when it begins
 */
export function timeNextFrame(begun?: () => void): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(async () => {
      const start = performance.now()
      begun?.()
      // The next message is handled when the frame is done.
      await yieldToMessages()
      resolve(performance.now() - start)
    })
  })
}
