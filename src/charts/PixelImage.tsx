import { memo, useLayoutEffect, useRef } from 'react'
import { type Pixels, paintGrey } from './grey-picture'
import styles from './PixelImage.module.css'

export interface PixelImageProps {
  /** The accessible name. */
  label: string
  /** [side * side], bytes or 0 to 1; null shows black. */
  pixels: Pixels | null
  /** Blurs between pixels, for what a decoder says; else every pixel is a square. */
  smooth?: boolean
  /** Hides it from screen readers, where a button around it has the name. */
  decorative?: boolean
}

/** Smooth pictures are enlarged with a cubic filter first: the browser's own, linear one shows every pixel as a star. */
const SMOOTH_SCALE = 8

/** A square grey picture, white on black, as wide as its container. It is painted for every new array, and for no other reason. */
export const PixelImage = memo(function PixelImage(props: PixelImageProps) {
  const { label, pixels, smooth, decorative } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const side = pixels ? Math.round(Math.sqrt(pixels.length)) : 28
  const scale = smooth ? SMOOTH_SCALE : 1
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    context?.clearRect(0, 0, side * scale, side * scale)
    if (context && pixels) paintGrey(context, pixels, side * scale)
  }, [pixels, side, scale])
  return (
    <canvas
      ref={canvas}
      width={side * scale}
      height={side * scale}
      className={`${styles.picture} ${smooth ? styles.smooth : styles.sharp}`}
      {...(decorative ? {} : { role: 'img', 'aria-label': label })}
    />
  )
})
