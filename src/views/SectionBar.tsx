import { ChartLine, Compass, Grid3x3, Image, Pencil, SlidersHorizontal } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { shows } from '../session/shell'
import { hint } from './hint'
import { pointedSection } from './pointed-section'
import styles from './SectionBar.module.css'
import { showSection } from './show-section'
import { useSessionState } from './use-session'

const sections = [
  { name: 'plane', Icon: Grid3x3 },
  { name: 'decoded', Icon: Image },
  { name: 'input', Icon: Pencil },
  { name: 'curves', Icon: ChartLine },
  { name: 'explore', Icon: Compass },
  { name: 'settings', Icon: SlidersHorizontal },
] as const

type SectionName = (typeof sections)[number]['name']

/** At the bottom of a phone: the way to each part of a long page. The address holds settings, so no links. */
export function SectionBar() {
  const { t } = useTranslation()
  const inView = useSectionInView()
  const current = useStore(pointedSection, ({ name }) => name) ?? inView
  const shown = useSessionState(({ shell }) =>
    sections.filter(({ name }) => name === 'plane' || shows(shell, name)),
  )
  return (
    <nav className={styles.bar} aria-label={t('phone.bar')}>
      {shown.map(({ name, Icon }) => (
        <button
          key={name}
          type="button"
          {...hint('section')}
          aria-current={name === current || undefined}
          onClick={() => showSection(name)}
        >
          <Icon aria-hidden="true" />
          {t(`phone.${name}`)}
        </button>
      ))}
    </nav>
  )
}

/** The section that lies across the upper middle of the window, or of what a lesson leaves of it. */
function useSectionInView(): SectionName {
  const learning = useSessionState(({ lesson }) => lesson !== null)
  const [current, setCurrent] = useState<SectionName>('plane')
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find((entry) => entry.isIntersecting)
        if (entered) setCurrent(entered.target.id.replace('section-', '') as SectionName)
      },
      { rootMargin: learning ? '-20% 0px -75% 0px' : '-35% 0px -60% 0px' },
    )
    for (const { name } of sections) {
      const section = document.getElementById(`section-${name}`)
      if (section) observer.observe(section)
    }
    return () => observer.disconnect()
  }, [learning])
  return current
}
