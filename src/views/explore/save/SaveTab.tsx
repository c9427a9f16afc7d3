import { Image, Table } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { elementPicture } from '../../../charts/element-picture'
import { pictureSheet, pngOf } from '../../../charts/picture-sheet'
import { Button } from '../../../ui/Button'
import { usePlain, useSession, useSessionState } from '../../use-session'
import styles from '../ExplorePanel.module.css'
import { useSave } from '../use-save'
import own from './SaveTab.module.css'
import { curvesCsv, testTableCsv } from './tables'

/** Pixels of the file a pixel of the decoded image. */
const decodedScale = 16

/** What is not in another tab, as files. */
export function SaveTab() {
  const { t } = useTranslation()
  const save = useSave()
  const session = useSession()
  const decoded = useSessionState((state) => state.latent.decoded)
  const classes = useSessionState((state) => state.status?.classes ?? null)
  const plain = usePlain()
  const [tabulating, setTabulating] = useState(false)
  const plane = () => document.querySelector<HTMLElement>('#section-plane [role=application]')?.parentElement
  const table = async () => {
    setTabulating(true)
    try {
      return testTableCsv(await session.explore.tabulate(), classes ?? [], plain)
    } finally {
      setTabulating(false)
    }
  }
  const png = { icon: <Image aria-hidden="true" />, text: t('explore.save.png') }
  const csv = { icon: <Table aria-hidden="true" />, text: t('explore.save.csv') }
  return (
    <div className={styles.tab}>
      <p className={styles.muted}>{t('explore.save.text')}</p>
      <ul className={own.list}>
        <Item
          {...png}
          name={t('explore.save.plane')}
          about={t('explore.save.planeText')}
          onSave={() => {
            const element = plane()
            if (element) save('latent-space', 'png', () => pngOf(elementPicture(element)))
          }}
        />
        <Item
          {...png}
          name={t('explore.save.decoded')}
          about={t('explore.save.decodedText')}
          disabled={!decoded}
          onSave={() =>
            decoded && save('decoded', 'png', () => pngOf(pictureSheet([decoded], 1, decodedScale)))
          }
        />
        <Item
          {...csv}
          name={t('explore.save.table')}
          about={t(plain ? 'explore.save.tableTextPlain' : 'explore.save.tableText')}
          disabled={!classes || tabulating}
          onSave={() => save('test-images', 'csv', table)}
        />
        <Item
          {...csv}
          name={t('explore.save.curves')}
          about={t('explore.save.curvesText')}
          onSave={() => save('curves', 'csv', async () => curvesCsv(session.points()))}
        />
      </ul>
    </div>
  )
}

interface ItemProps {
  name: string
  about: string
  icon: ReactNode
  /** Of the button, before the name for those who cannot see where it stands. */
  text: string
  disabled?: boolean
  onSave(): void
}

function Item({ name, about, icon, text, disabled, onSave }: ItemProps) {
  const id = useId()
  return (
    <li className={own.item}>
      <h3>{name}</h3>
      <p id={id} className={styles.muted}>
        {about}
      </p>
      <Button
        variant="outline"
        icon={icon}
        disabled={disabled}
        aria-label={`${text}: ${name}`}
        aria-describedby={id}
        onClick={onSave}
      >
        {text}
      </Button>
    </li>
  )
}
