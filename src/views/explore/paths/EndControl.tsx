import { Dices, LocateFixed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../../charts/PixelImage'
import type { PathEnd } from '../../../session/explore/explore-state'
import { freshSeed } from '../../../session/explore/explore-view'
import { IconButton } from '../../../ui/IconButton'
import { Select } from '../../../ui/Select'
import { hint } from '../../hint'
import { ImageChoice } from '../../images/ImageChoice'
import { usePlain, useSession } from '../../use-session'
import styles from './PathsTab.module.css'

const sources = ['image', 'input', 'z', 'sample', 'origin'] as const satisfies PathEnd['from'][]

interface EndControlProps {
  /** 0 to 3: which end, or which corner. */
  at: number
  label: string
  end: PathEnd
  /** What it decodes to. */
  picture: Float32Array | null
}

/** Where a path ends. */
export function EndControl({ at, label, end, picture }: EndControlProps) {
  const { t } = useTranslation()
  const session = useSession()
  const plain = usePlain()
  const set = (next: PathEnd) => session.explore.path.setEnd(at, next)
  const choose = (from: PathEnd['from']) => {
    if (from === 'z') set({ from, z: session.store.getState().latent.z })
    else if (from === 'sample') set({ from, seed: freshSeed() })
    else if (from === 'image') set({ from, image: { from: 'test', index: at } })
    else set({ from })
  }
  return (
    <div className={styles.end}>
      <div className={styles.endPicture}>
        <PixelImage label="" pixels={picture} decorative />
      </div>
      <Select
        {...hint('pathEnd')}
        label={label}
        value={end.from}
        options={sources.map((from) => ({
          value: from,
          text: t(`explore.paths.from.${plain && from === 'sample' ? 'samplePlain' : from}`),
        }))}
        onChange={choose}
      />
      {end.from === 'image' && (
        <ImageChoice label={label} image={end.image} onChoose={(image) => set({ from: 'image', image })} />
      )}
      {end.from === 'z' && (
        <IconButton
          {...hint('pathTakeZ')}
          label={t('explore.paths.takeZ', { end: label })}
          icon={<LocateFixed aria-hidden="true" />}
          onClick={() => choose('z')}
        />
      )}
      {end.from === 'sample' && (
        <IconButton
          {...hint('pathSample')}
          label={t('explore.paths.anotherSample', { end: label })}
          icon={<Dices aria-hidden="true" />}
          onClick={() => choose('sample')}
        />
      )}
    </div>
  )
}
