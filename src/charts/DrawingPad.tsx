import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import layer from './CanvasLayer.module.css'
import styles from './DrawingPad.module.css'
import { type DrawnPicture, paintStrokes, type Stroke } from './drawing'
import { prepareCanvas } from './prepare-canvas'
import { useDrawing } from './use-drawing'
import { useKeyPen } from './use-key-pen'
import { useNoFling } from './use-no-fling'
import { useSize } from './use-size'

/** What buttons beside the pad do. */
export interface DrawingPadHandle {
  /** Takes the last stroke back. */
  undo(): void
  clear(): void
}

export interface DrawingPadProps {
  /** The accessible name. */
  label: string
  /** How to draw by pointer and by keys (arrows, Shift, Space, Ctrl+Z), for screen readers. */
  help: string
  /** Whether the keyboard's pen is down or up, read aloud when it changes. */
  penTexts: { down: string; up: string }
  /** What is on the pad. While a line is drawn the pad runs ahead; any other list replaces what is on it. */
  strokes: readonly Stroke[]
  /** At most once a frame: the strokes, and as a picture, or null when there are none left. */
  onChange(picture: DrawnPicture | null, strokes: readonly Stroke[]): void
  /** In light grey while the pad is empty. */
  placeholder?: string | undefined
  ref?: Ref<DrawingPadHandle>
}

/** A black square to draw on in white, by mouse, finger, pen or keyboard. */
export function DrawingPad(props: DrawingPadProps) {
  const { label, help, penTexts, onChange, placeholder, ref } = props
  const pad = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const id = useId()
  const size = useSize(pad)
  useNoFling(pad)
  const paint = useCallback(
    (strokes: readonly Stroke[]) => {
      const context = canvas.current && prepareCanvas(canvas.current, size)
      if (context) paintStrokes(context, size.width, strokes)
    },
    [size],
  )
  const { strokes, empty, pointer, begin, extend, undo, clear } = useDrawing(props.strokes, paint, onChange)
  const { pen, press, lift } = useKeyPen(begin, extend)
  useImperativeHandle(ref, () => ({ undo, clear }), [undo, clear])
  useLayoutEffect(() => paint(strokes.current), [paint, strokes])

  const keys = (event: KeyboardEvent) => {
    const undoing = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
    if (!undoing) return press(event)
    event.preventDefault()
    undo()
  }
  return (
    <div
      ref={pad}
      className={styles.pad}
      // The arrow keys and Space must reach the pad.
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is interactive, see the handlers
      tabIndex={0}
      aria-label={label}
      aria-describedby={id}
      data-tooltip={help}
      {...pointer}
      onPointerEnter={lift}
      onBlur={lift}
      onKeyDown={keys}
    >
      <canvas ref={canvas} className={layer.layer} />
      {placeholder && empty && <span className={styles.placeholder}>{placeholder}</span>}
      {pen.visible && (
        <span
          className={styles.pen}
          data-down={pen.down}
          style={{ left: `${100 * pen.x}%`, top: `${100 * pen.y}%` }}
        />
      )}
      <p id={id} hidden>
        {help}
      </p>
      <p className={styles.spoken} aria-live="polite">
        {pen.visible ? (pen.down ? penTexts.down : penTexts.up) : ''}
      </p>
    </div>
  )
}
