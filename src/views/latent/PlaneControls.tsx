import { LocateFixed, Maximize, RotateCcw, ZoomIn, ZoomOut } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaneView } from '../../session/plane-view'
import { wholePrior } from '../../session/plane-window'
import { IconButton } from '../../ui/IconButton'
import { usePlain, useSession, useSessionState } from '../use-session'
import styles from './PlaneControls.module.css'

const buttons = [
  ['out', <ZoomOut key="out" aria-hidden="true" />, (plane) => plane.zoom(1 / 1.5)],
  ['in', <ZoomIn key="in" aria-hidden="true" />, (plane) => plane.zoom(1.5)],
  ['centre', <LocateFixed key="centre" aria-hidden="true" />, (plane) => plane.lookAtZ()],
  ['fit', <Maximize key="fit" aria-hidden="true" />, (plane) => plane.lookAtPoints()],
] as const satisfies [string, ReactNode, (plane: PlaneView) => void][]

/** What wheel, pinch and keys do to the view, for those who have neither. */
export const PlaneControls = memo(function PlaneControls() {
  const { t } = useTranslation()
  const { plane } = useSession().latent
  const plain = usePlain()
  const elsewhere = useSessionState(({ latent }) => latent.window !== wholePrior)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.controls} role="group" aria-label={t('latent.zoom.title')}>
      {elsewhere && (
        <IconButton
          label={t(plain ? 'latent.zoom.resetPlain' : 'latent.zoom.reset')}
          tooltip={t(plain ? 'latent.zoom.resetHintPlain' : 'latent.zoom.resetHint')}
          icon={<RotateCcw aria-hidden="true" />}
          onClick={() => plane.look(wholePrior)}
        />
      )}
      {buttons.map(([name, icon, act]) => (
        <IconButton
          key={name}
          label={t(`latent.zoom.${name}`)}
          tooltip={t(plain && name === 'fit' ? 'latent.zoom.fitHintPlain' : `latent.zoom.${name}Hint`)}
          icon={icon}
          onClick={() => act(plane)}
        />
      ))}
    </div>
  )
})
