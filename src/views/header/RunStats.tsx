import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { ProgressLine } from '../../ui/ProgressLine'
import { Stat } from '../../ui/Stat'
import { Tooltip } from '../../ui/Tooltip'
import { useSessionState } from '../use-session'
import styles from './Header.module.css'

/** How far the run has come, and how fast it goes. */
export function RunStats() {
  const { t } = useTranslation()
  const formats = useFormats()
  const { epoch, step, target, speed } = useSessionState((state) => ({
    epoch: state.status?.epoch ?? 0,
    step: state.status?.step ?? 0,
    target: state.targetEpoch,
    speed: state.status?.stepsPerSecond ? state.status.stepsPerSecond * state.settings.batchSize : null,
  }))
  return (
    <div className={styles.stats}>
      <Tooltip text={t('stats.epochHint')}>
        <Stat
          value={formats.decimal(epoch, 1)}
          caption={
            target === null || epoch > target
              ? t('stats.epochs')
              : t('stats.epoch', { target: formats.integer(target) })
          }
        />
      </Tooltip>
      <div className={styles.wide}>
        <Tooltip text={t('stats.stepHint')}>
          <Stat value={formats.integer(step)} caption={t('stats.step')} />
        </Tooltip>
      </div>
      <div className={styles.wider}>
        <Tooltip text={t('stats.speedHint')}>
          <Stat
            value={speed === null ? t('curves.noNumber') : formats.integer(Number(speed.toPrecision(3)))}
            caption={t('stats.speed')}
          />
        </Tooltip>
      </div>
      {target !== null && (
        <ProgressLine
          className={styles.progress}
          label={t('stats.progress')}
          max={target}
          value={Math.min(epoch, target)}
        />
      )}
    </div>
  )
}
