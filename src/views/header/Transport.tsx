import { Pause, Play, RotateCcw, SkipForward, Turtle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { Tooltip } from '../../ui/Tooltip'
import { Part } from '../Part'
import { showSection } from '../show-section'
import { useAct, useSession, useSessionState } from '../use-session'
import styles from './Header.module.css'

/** Reset, Train or Pause, Step: where playgrounds have taught people to look. */
export function Transport() {
  const { t } = useTranslation()
  const act = useAct()
  const session = useSession()
  const phase = useSessionState((state) => state.status?.phase ?? 'loading')
  const training = phase === 'training'
  const usable = phase !== 'loading'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.transport} role="group" aria-label={t('transport.label')}>
      <IconButton
        variant="outline"
        label={t('transport.reset')}
        tooltip={t('transport.resetHint')}
        icon={<RotateCcw aria-hidden="true" />}
        disabled={!usable}
        onClick={() => act((session) => session.reset())}
      />
      <Tooltip text={training ? t('transport.pauseHint') : t('transport.trainHint')}>
        <Button
          variant="primary"
          size="large"
          className={styles.train}
          data-anchor="train"
          icon={training ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          disabled={!usable}
          onClick={() => act((session) => (training ? session.pause() : session.trainToTarget()))}
        >
          {training ? t('transport.pause') : t('transport.train')}
        </Button>
      </Tooltip>
      <IconButton
        variant="outline"
        label={t('transport.step')}
        tooltip={t('transport.stepHint')}
        icon={<SkipForward aria-hidden="true" />}
        disabled={!usable || training}
        onClick={() => act((session) => session.step())}
      />
      <Part name="slow-motion">
        <IconButton
          variant="outline"
          className={styles.slow}
          label={t('transport.slow')}
          tooltip={t('transport.slowHint')}
          icon={<Turtle aria-hidden="true" />}
          onClick={() => {
            session.explore.open('step')
            showSection('explore')
          }}
        />
      </Part>
    </div>
  )
}
