/**
 * Wraps a slow task so that it never runs twice at once and always ends with the newest argument: calls that
 * come while it runs replace each other, and only the last of them runs afterwards. The task must not throw.
 * @param restMs least time from the start of one run to the start of the next
 */
export function latestWins<Argument = void>(
  task: (argument: Argument) => Promise<void>,
  restMs = 0,
): (argument: Argument) => void {
  let busy = false
  let waiting: { argument: Argument } | null = null
  const run = async (argument: Argument): Promise<void> => {
    busy = true
    const started = performance.now()
    await task(argument)
    const rest = started + restMs - performance.now()
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    busy = false
    const next = waiting
    waiting = null
    if (next) void run(next.argument)
  }
  return (argument) => {
    if (busy) waiting = { argument }
    else void run(argument)
  }
}
