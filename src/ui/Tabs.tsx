import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './Tabs.module.css'

export interface Tab<Name extends string> {
  name: Name
  text: string
  'data-hint'?: string | undefined
}

export interface TabsProps<Name extends string> {
  /** The accessible name of the list. */
  label: string
  tabs: readonly Tab<Name>[]
  /** The tab that is open. */
  open: Name
  onOpen(name: Name): void
  /** What the open tab shows. */
  children: ReactNode
}

/** Several views in one place, one of them open. One stop for Tab; arrow keys, Home and End move and open. */
export function Tabs<Name extends string>({ label, tabs, open, onOpen, children }: TabsProps<Name>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  // In a row that is too narrow for all of them, whoever opened it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each opening
  useEffect(() => {
    const row = list.current?.getBoundingClientRect()
    const tab = list.current?.querySelector('[aria-selected=true]')?.getBoundingClientRect()
    if (!row || !tab) return
    list.current?.scrollBy({ left: Math.min(tab.left - row.left, 0) || Math.max(tab.right - row.right, 0) })
  }, [open])
  const press = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ name }) => name === open)
    const last = tabs.length - 1
    const targets: Record<string, number> = {
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowRight: at === last ? 0 : at + 1,
      Home: 0,
      End: last,
    }
    const target = targets[event.key] ?? -1
    const next = tabs[target]
    if (!next) return
    event.preventDefault()
    onOpen(next.name)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[target]?.focus()
  }
  return (
    <>
      <div ref={list} className={styles.list} role="tablist" aria-label={label} onKeyDown={press}>
        {tabs.map(({ name, text, ...rest }) => (
          <button
            key={name}
            {...rest}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            className={styles.tab}
            aria-selected={name === open}
            aria-controls={name === open ? `${id}-panel` : undefined}
            tabIndex={name === open ? 0 : -1}
            onClick={() => onOpen(name)}
          >
            {text}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} className={styles.panel} role="tabpanel" aria-labelledby={`${id}-${open}`}>
        {children}
      </div>
    </>
  )
}
