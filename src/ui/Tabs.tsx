import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import styles from './Tabs.module.css'

export interface TabsProps<Value extends string> {
  /** The accessible name of the row of tabs. */
  label: string
  value: Value
  tabs: readonly { value: Value; title: ReactNode; icon?: ReactNode }[]
  onChange(value: Value): void
  /** The panel of the chosen tab; without it only the row is drawn. */
  children?: ReactNode
  /** 'segments': a sunken row, within a panel; 'bar': a full row with icons, at a phone's bottom. */
  variant?: 'segments' | 'bar'
}

/** Tabs after the ARIA authoring practices: arrow keys, Home and End move and choose; one stop for Tab. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, tabs, onChange, children, variant = 'segments' } = props
  const id = useId()
  const row = useRef<HTMLDivElement>(null)

  const press = (event: KeyboardEvent) => {
    const next = neighbour(
      event.key,
      tabs.findIndex((tab) => tab.value === value),
      tabs.length,
    )
    const tab = next === null ? undefined : tabs[next]
    if (next === null || !tab) return
    event.preventDefault()
    onChange(tab.value)
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }

  return (
    <>
      <div ref={row} role="tablist" aria-label={label} className={styles[variant]} onKeyDown={press}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            id={`${id}-${tab.value}`}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={tab.value === value}
            aria-controls={children ? `${id}-panel` : undefined}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
          >
            {tab.icon}
            {tab.title}
          </button>
        ))}
      </div>
      {children && (
        <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`} className={styles.panel}>
          {children}
        </div>
      )}
    </>
  )
}

function neighbour(key: string, index: number, count: number): number | null {
  if (key === 'ArrowRight') return (index + 1) % count
  if (key === 'ArrowLeft') return (index - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}
