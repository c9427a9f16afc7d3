import { type ReactNode, useEffect, useRef } from 'react'
import styles from './LessonsPanel.module.css'

interface InSightProps {
  /** With another one, what is in it has changed; empty: it has been there from the beginning. */
  of: string
  children: ReactNode
}

/** What appears at the end of a card: the card scrolls there, where it would be out of sight. */
export function InSight({ of, children }: InSightProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const card = box.current?.parentElement
    if (of && box.current && card) card.scrollTop = box.current.offsetTop - card.offsetTop
  }, [of])
  return (
    <div ref={box} className={styles.inSight}>
      {children}
    </div>
  )
}
