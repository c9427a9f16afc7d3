import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats'
import { VisuallyHidden } from '../ui/VisuallyHidden'
import { useSession } from '../views/use-session'
import { type Announcement, Announcer } from './announcements'

/** Tells screen readers how the run goes. */
export function LiveRegion() {
  const session = useSession()
  const { t } = useTranslation()
  const formats = useFormats()
  const announcer = useRef(new Announcer())
  const [announcement, setAnnouncement] = useState<Announcement | null>(null)

  useEffect(
    () =>
      session.store.subscribe(({ status, settings }) => {
        if (!status) return
        const newest = session.history.points.at(-1)
        const plain = settings.model.kind === 'ae'
        const next = announcer.current.next(status, newest, plain, performance.now())
        // Wrapped, since a function would be taken for an update of the state.
        if (next) setAnnouncement(() => next)
      }),
    [session],
  )
  return <VisuallyHidden live>{announcement?.(t, formats)}</VisuallyHidden>
}
