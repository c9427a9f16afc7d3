import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { Pixels } from './grey-picture'
import styles from './ImageGrid.module.css'
import { PixelImage } from './PixelImage'
import { useSize } from './use-size'

export interface GridImage {
  /** Tells images apart between renders. */
  id: string | number
  /** The accessible name of the button, e.g. "Test digit 12, a 4". */
  label: string
  /** Null shows black. */
  pixels: Pixels | null
  /** Below the picture, for the eyes: the label says it too. */
  caption?: ReactNode
}

export interface ImageGridProps {
  /** The accessible name of the group. */
  label: string
  images: readonly GridImage[]
  /** Index of the chosen image; null: none. */
  selected: number | null
  onSelect(index: number): void
  /** Images in a row. Default 5. */
  columns?: number
  /** Instead: as many in a row as fit with at least this width, in CSS px. */
  leastWidth?: number
  'data-hint'?: string | undefined
}

/** Between images, in CSS px, as in the style sheet. */
const gap = 7

/** Thumbnails to choose one from. One stop for Tab; arrow keys move and choose. */
export function ImageGrid({ label, images, selected, onSelect, leastWidth, ...rest }: ImageGridProps) {
  const group = useRef<HTMLDivElement>(null)
  const { width } = useSize(group)
  const columns =
    rest.columns ?? (leastWidth ? Math.max(1, Math.floor((width + gap) / (leastWidth + gap))) : 5)
  const moves: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  }
  const press = (event: KeyboardEvent) => {
    const move = moves[event.key]
    const next = (selected ?? 0) + (move ?? 0)
    if (move === undefined || next < 0 || next >= images.length) return
    event.preventDefault()
    onSelect(next)
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser
    <div
      ref={group}
      role="group"
      aria-label={label}
      data-hint={rest['data-hint']}
      className={styles.grid}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      onKeyDown={press}
    >
      {images.map((image, index) => (
        <button
          key={image.id}
          type="button"
          className={styles.thumbnail}
          aria-label={image.label}
          aria-pressed={index === selected}
          tabIndex={index === (selected ?? 0) ? 0 : -1}
          onClick={() => onSelect(index)}
        >
          <PixelImage label={image.label} pixels={image.pixels} decorative />
          {image.caption}
        </button>
      ))}
    </div>
  )
}
