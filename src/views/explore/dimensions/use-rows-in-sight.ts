import { type RefObject, useEffect, useState } from 'react'

const none: readonly number[] = []

/**
 * The dimensions whose rows lie in the window or close to it, in ascending order. A row is an element with
 * `data-dimension`. @param rows those that are there: the same list while they are the same
 */
export function useRowsInSight(container: RefObject<HTMLElement | null>, rows: string): readonly number[] {
  const [inSight, setInSight] = useState(none)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows have to be observed
  useEffect(() => {
    const seen = new Set<number>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const dimension = Number((target as HTMLElement).dataset.dimension)
          if (isIntersecting) seen.add(dimension)
          else seen.delete(dimension)
        }
        setInSight([...seen].sort((one, other) => one - other))
      },
      // The next rows are ready when a finger or the Tab key gets there.
      { rootMargin: '25% 0px' },
    )
    for (const row of container.current?.querySelectorAll('[data-dimension]') ?? []) observer.observe(row)
    return () => observer.disconnect()
  }, [container, rows])
  return inSight
}
