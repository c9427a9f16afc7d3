import { Film, Pause, Play } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LatentPoints } from '../../../session/explore/latent-points'
import { pathColumns } from '../../../session/explore/path-points'
import { Button } from '../../../ui/Button'
import { Select } from '../../../ui/Select'
import { ToggleChip } from '../../../ui/ToggleChip'
import { hint } from '../../hint'
import { useSessionState } from '../../use-session'
import styles from '../ExplorePanel.module.css'
import { SavePictures } from '../SavePictures'
import { useSave } from '../use-save'
import { usePlayback } from './use-playback'

/** Points a second. */
const speeds = ['2', '4', '8', '16']

interface PathControlsProps {
  points: LatentPoints | null
  pictures: readonly Float32Array[] | null
}

/** Going along a path, and saving its pictures. */
export function PathControls({ points, pictures }: PathControlsProps) {
  const { t } = useTranslation()
  const save = useSave()
  const kind = useSessionState((state) => state.explore.path.kind)
  const [speed, setSpeed] = useState('4')
  const [loop, setLoop] = useState(false)
  const { playing, play, pause } = usePlayback(points, Number(speed), loop)
  const animate = async (shown: readonly Float32Array[]) =>
    (await import('./animation')).animatedGif(shown, Number(speed))
  return (
    <div className={styles.controls}>
      <Button
        variant="outline"
        {...hint('pathPlay')}
        icon={playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        disabled={!points}
        onClick={playing ? pause : play}
      >
        {t(playing ? 'explore.paths.stop' : 'explore.paths.play')}
      </Button>
      <ToggleChip {...hint('pathLoop')} pressed={loop} onChange={setLoop}>
        {t('explore.paths.loop')}
      </ToggleChip>
      <Select
        {...hint('pathSpeed')}
        label={t('explore.paths.speed')}
        labelPlacement="inline"
        value={speed}
        options={speeds.map((value) => ({ value, text: t('explore.paths.perSecond', { number: value }) }))}
        onChange={setSpeed}
      />
      <SavePictures
        what="path"
        points={points}
        pictures={pictures}
        columns={points ? pathColumns(kind, points) : 1}
      />
      <Button
        {...hint('gif')}
        icon={<Film aria-hidden="true" />}
        disabled={!pictures}
        onClick={() => pictures && save('path', 'gif', () => animate(pictures))}
      >
        {t('explore.save.gif')}
      </Button>
    </div>
  )
}
