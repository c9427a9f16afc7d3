import { useLayoutEffect, useRef } from 'react'
import { channels } from '../lib/color'
import styles from './PixelImage.module.css'
import { useThemeColors } from './theme-colors'

export interface DifferenceImageProps {
  /** The accessible name. */
  label: string
  /** [side * side] in -1 to 1: red where positive, blue where negative, nothing at 0; null: empty. */
  difference: Float32Array | null
}

/** A signed picture on the theme's own background. */
export function DifferenceImage({ label, difference }: DifferenceImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { positive, negative } = useThemeColors()
  const side = difference ? Math.round(Math.sqrt(difference.length)) : 28
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(side, side)
    const [above, below] = [channels(positive), channels(negative)]
    difference?.forEach((value, i) => {
      image.data.set([...(value > 0 ? above : below), Math.abs(value) * 255], 4 * i)
    })
    context.putImageData(image, 0, 0)
  })
  return (
    <canvas
      ref={canvas}
      width={side}
      height={side}
      className={`${styles.picture} ${styles.sharp} ${styles.difference}`}
      role="img"
      aria-label={label}
    />
  )
}
