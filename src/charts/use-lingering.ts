import { useEffect, useState } from 'react'

/** Whether something is so, or was a moment (ms) ago. */
export function useLingering(present: boolean, moment: number): boolean {
  const [lingering, setLingering] = useState(present)
  useEffect(() => {
    if (present) {
      setLingering(true)
      return
    }
    const timer = setTimeout(() => setLingering(false), moment)
    return () => clearTimeout(timer)
  }, [present, moment])
  return present || lingering
}
