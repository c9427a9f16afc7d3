import { useLayoutEffect, useRef } from 'react'
import { channels } from '../lib/color'
import styles from './PixelImage.module.css'
import { useThemeColors } from './theme-colors'

export interface SignedImageProps {
  /** The accessible name. */
  label: string
  /** Row by row from the top left; the last row may be short. Null: an empty picture. */
  values: ArrayLike<number> | null
  /** In a row; as many as make a square if left out. */
  columns?: number
  /** What has the full colour; the furthest from zero if left out. */
  full?: number
}

/** Numbers as squares: red above zero, blue below, the stronger the further. */
export function SignedImage({ label, values, columns: wanted, full }: SignedImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { positive, negative } = useThemeColors()
  const columns = wanted ?? Math.ceil(Math.sqrt(values?.length ?? 1))
  const rows = Math.ceil((values?.length ?? 1) / columns)
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(columns, rows)
    const [above, below] = [channels(positive), channels(negative)]
    const numbers = Array.from(values ?? [])
    const most =
      full ?? numbers.reduce((furthest, value) => Math.max(furthest, Math.abs(value)), Number.MIN_VALUE)
    for (const [index, value] of numbers.entries()) {
      image.data.set([...(value > 0 ? above : below), (Math.abs(value) / most) * 255], 4 * index)
    }
    context.putImageData(image, 0, 0)
  }, [values, columns, rows, full, positive, negative])
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      className={`${styles.picture} ${styles.sharp} ${styles.difference}`}
      style={{ aspectRatio: `${columns} / ${rows}` }}
      role="img"
      aria-label={label}
    />
  )
}
