import { useContext, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { PixelImage } from '../../../charts/PixelImage'
import { useSession, useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import { VisibleContext } from '../visible'
import { NearImagesRow } from './NearImagesRow'
import styles from './NeighboursTab.module.css'

/** Which test images the point z is close to, in both of the spaces that the model connects. */
export function NeighboursTab() {
  const { t } = useTranslation()
  const decoded = useSessionState(({ latent }) => latent.decoded)
  const neighbours = useNeighbours()
  return (
    <div className={explore.tab}>
      <p className={explore.muted}>{t('explore.neighbours.text')}</p>
      <div className={styles.neighbours}>
        <figure className={styles.decoded}>
          <PixelImage label={t('decoded.image')} pixels={decoded} smooth decorative />
          <figcaption className={explore.muted}>{t('explore.neighbours.decoded')}</figcaption>
        </figure>
        <div className={styles.rows}>
          <NearImagesRow kind="latent" images={neighbours?.latent ?? null} />
          <NearImagesRow kind="pixels" images={neighbours?.pixels ?? null} />
        </div>
      </div>
    </div>
  )
}

/** Of the present z, as training goes on; null until there are some. */
function useNeighbours() {
  const session = useSession()
  const visible = useContext(VisibleContext)
  const z = useSessionState(({ latent }) => latent.z)
  const [seeking] = useState(() => session.explore.seekingNeighbours())
  useEffect(() => {
    seeking.look(visible ? z : null)
    return () => seeking.look(null)
  }, [seeking, z, visible])
  const answered = useStore(seeking.answered)
  // Those of a z a moment ago stand in, unless it was of another latent space.
  return answered?.question.length === z.length ? answered.answer : null
}
