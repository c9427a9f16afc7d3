import { useEffect, useState } from 'react'
import styles from './LatentPlane.module.css'
import type { Place, PlaceSource } from './place-source'

/** z has come to rest after so long, in ms. */
const restsAfter = 400

interface SpokenPlaceProps {
  place: PlaceSource
  text(place: Place): string
}

/** Tells screen readers where z has come to rest. */
export function SpokenPlace({ place, text }: SpokenPlaceProps) {
  const [spoken, speak] = useState(() => text(place.read()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => speak(text(place.read())), restsAfter)
    }
    soon()
    const end = place.subscribe(soon)
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [place, text])
  return (
    <p className={styles.spoken} aria-live="polite">
      {spoken}
    </p>
  )
}
