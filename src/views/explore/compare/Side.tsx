import { useTranslation } from 'react-i18next'
import { LineSwatch } from '../../../charts/LineSwatch'
import type { LineSeries } from '../../../charts/line-data'
import { PixelImage } from '../../../charts/PixelImage'
import { useFormats } from '../../../i18n/formats'
import { Plane } from '../../latent/Plane'
import { useSessionState } from '../../use-session'
import explore from '../ExplorePanel.module.css'
import styles from './Compare.module.css'

interface SideProps {
  name: 'A' | 'B'
  look: Pick<LineSeries, 'tone' | 'dash'> | undefined
}

/** The plane of one of two models, what it decodes z to, and what it makes of the input. */
export function Side({ name, look }: SideProps) {
  const { t } = useTranslation()
  const { t: say } = useTranslation('compare')
  const formats = useFormats()
  const kind = useSessionState(({ settings }) => settings.model.kind)
  const step = useSessionState(({ status }) => status?.step ?? 0)
  const decoded = useSessionState(({ latent }) => latent.decoded)
  const reconstruction = useSessionState(({ input }) => input.examination?.reconstruction ?? null)
  return (
    <section className={styles.side} aria-label={say('side', { name })}>
      <h3 className={styles.name}>
        <LineSwatch {...look} />
        {name} · {t(`kept.kinds.${kind}`)}
        <span className={explore.muted} data-step={step}>
          {say('step', { step: formats.integer(step) })}
        </span>
      </h3>
      <div className={styles.pictures}>
        <Plane label={say('plane', { name })} />
        <div className={styles.small}>
          <figure>
            <PixelImage label={say('decoded', { name })} pixels={decoded} smooth />
            <figcaption>{say('decodedShort')}</figcaption>
          </figure>
          <figure>
            <PixelImage label={say('reconstruction', { name })} pixels={reconstruction} smooth />
            <figcaption>{say('reconstructionShort')}</figcaption>
          </figure>
        </div>
      </div>
    </section>
  )
}
