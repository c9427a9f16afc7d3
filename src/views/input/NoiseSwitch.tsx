import { Dices } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton'
import { ToggleChip } from '../../ui/ToggleChip'
import { hint } from '../hint'
import { useSession, useSessionState } from '../use-session'
import styles from './InputPanel.module.css'

/** Puts the noise of training on the input: absent where training has none. */
export function NoiseSwitch() {
  const { t } = useTranslation()
  const session = useSession()
  const noise = useSessionState(({ settings }) => settings.objective.inputNoise)
  const isOn = useSessionState(({ input }) => input.noiseDraw !== null)
  if (noise === 'none') return null
  return (
    <div className={styles.noise}>
      <ToggleChip
        pressed={isOn}
        data-tooltip={t('input.noiseHint')}
        onChange={(on) => (on ? session.input.putNoise() : session.input.takeNoiseOff())}
      >
        {t('input.noise')}
      </ToggleChip>
      {isOn && (
        <IconButton
          {...hint('noiseAgain')}
          label={t('input.noiseAgain')}
          icon={<Dices aria-hidden="true" />}
          onClick={() => session.input.putNoise()}
        />
      )}
    </div>
  )
}
