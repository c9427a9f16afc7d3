import { Eraser, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand/react'
import { DrawingPad, type DrawingPadHandle } from '../../charts/DrawingPad'
import { IconButton } from '../../ui/IconButton'
import { hint } from '../hint'
import { useSession } from '../use-session'
import styles from './InputPanel.module.css'

/** Drawing an input by hand. */
export function Drawing() {
  const { t } = useTranslation()
  const session = useSession()
  // Whichever list it is: another empty one takes away what has been drawn since the last frame.
  const strokes = useStore(session.store, ({ input }) => input.strokes)
  const pad = useRef<DrawingPadHandle>(null)
  return (
    <div className={styles.square} data-anchor="drawing">
      <DrawingPad
        ref={pad}
        label={t('input.drawingArea')}
        help={t('input.drawingKeys')}
        penTexts={{ down: t('input.penDown'), up: t('input.penUp') }}
        placeholder={t('input.drawHere')}
        strokes={strokes}
        onChange={(picture, lines) => session.input.draw(picture, lines)}
      />
      <div className={styles.padButtons}>
        <IconButton
          {...hint('undoStroke')}
          label={t('input.undo')}
          icon={<Undo2 aria-hidden="true" />}
          disabled={strokes.length === 0}
          onClick={() => pad.current?.undo()}
        />
        <IconButton
          {...hint('clearDrawing')}
          label={t('input.clear')}
          icon={<Eraser aria-hidden="true" />}
          disabled={strokes.length === 0}
          onClick={() => pad.current?.clear()}
        />
      </div>
    </div>
  )
}
