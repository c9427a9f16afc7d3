import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { expectationFor } from '../../session/expected/card'
import { cards } from '../../session/expected/cards'
import { IconButton } from '../../ui/IconButton'
import { useSession, useSessionState } from '../use-session'
import { ExpectedCard } from './ExpectedCard'
import styles from './ExpectedPanel.module.css'
import { NoCard } from './NoCard'

/** What a run with the present settings ought to look like, beside what it does: over the page, and never in its way. */
export function ExpectedPanel() {
  const { t } = useTranslation('expected')
  const settings = useSessionState((state) => state.settings)
  const expectation = expectationFor(settings, cards)
  return (
    <Sheet title={t('title')} closeLabel={t('close')}>
      {expectation ? <ExpectedCard expectation={expectation} /> : <NoCard settings={settings} />}
    </Sheet>
  )
}

interface SheetProps {
  title: string
  closeLabel: string
  children: ReactNode
}

/** In the top layer, but not modal: the page goes on under it. */
function Sheet({ title, closeLabel, children }: SheetProps) {
  const { shell } = useSession()
  const sheet = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null
    const shown = sheet.current
    shown?.showPopover()
    heading.current?.focus()
    return () => {
      // Where whoever went on working is, they stay.
      if (shown?.contains(document.activeElement)) before?.focus()
    }
  }, [])
  const close = () => shell.expect(false)
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // A presentation would end by it.
    event.preventDefault()
    close()
  }
  return (
    <div
      ref={sheet}
      // No dialog element, which has all keys to itself: those of the page go on working.
      role="dialog"
      popover="manual"
      className={styles.sheet}
      aria-labelledby={id}
      onKeyDown={press}
    >
      <header className={styles.header}>
        <h2 ref={heading} id={id} className={styles.title} tabIndex={-1}>
          {title}
        </h2>
        <IconButton label={closeLabel} icon={<X aria-hidden="true" />} onClick={close} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and nothing in it takes the focus */}
      <section className={styles.content} tabIndex={0} aria-labelledby={id}>
        {children}
      </section>
    </div>
  )
}
