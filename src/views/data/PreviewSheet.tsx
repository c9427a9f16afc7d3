import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import { classColor } from '../../charts/palette'
import { useFormats } from '../../i18n/formats'
import { problemText } from '../../i18n/problem-text'
import type { ImportPreview } from '../../training/protocol'
import { imagePixels } from '../../vae/image'
import { hint } from '../hint'
import styles from './ImportDialog.module.css'

interface PreviewSheetProps {
  preview: ImportPreview
  /** Turned light on dark. */
  negative: boolean
  onNegative(negative: boolean): void
}

/** What files hold, how much of it, and what was done to it. */
export function PreviewSheet({ preview, negative, onNegative }: PreviewSheetProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { train, test, sizes, otherSizes, samples } = preview
  const pictures = useMemo(
    () =>
      Array.from({ length: samples.length / imagePixels }, (_, index) =>
        samples
          .subarray(index * imagePixels, (index + 1) * imagePixels)
          .map((grey) => (negative ? 255 - grey : grey)),
      ),
    [samples, negative],
  )
  const were = sizes.map(([size, images]) => `${size} (${formats.integer(images)})`).join(', ')
  return (
    <div className={styles.stack}>
      <p>
        <b>{t('import.counts', { train: formats.integer(train), test: formats.integer(test) })}</b>
      </p>
      <div className={styles.sheet} role="img" aria-label={t('import.samples')}>
        {pictures.map((pixels, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples have no other identity
          <PixelImage key={index} label="" pixels={pixels} decorative />
        ))}
      </div>
      <label className={styles.check} {...hint('importNegative')}>
        <input type="checkbox" checked={negative} onChange={(event) => onNegative(event.target.checked)} />
        {t('import.negative')}
      </label>
      <p className={styles.muted}>
        {t('import.sizes', { sizes: were })}
        {otherSizes > 0 && ` ${t('import.otherSizes', { count: otherSizes })}`} {t('import.conversion')}
      </p>
      <ClassCounts classes={preview.classes} />
      <Skipped preview={preview} />
    </div>
  )
}

function ClassCounts({ classes }: Pick<ImportPreview, 'classes'>) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <section>
      <h3>{t('import.classes', { count: classes.length })}</h3>
      <ul className={styles.classes}>
        {classes.map(({ name, images }, label) => (
          <li key={name}>
            <span className={styles.swatch} style={{ background: classColor(label) }} aria-hidden="true" />
            {name} <span className={styles.muted}>{formats.integer(images)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Files that were left out, and why. */
function Skipped({ preview }: Pick<PreviewSheetProps, 'preview'>) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { skipped, skippedFiles, train, test } = preview
  if (skippedFiles === 0) return null
  const used = formats.integer(train + test)
  return (
    <details className={styles.skipped}>
      <summary {...hint('importSkipped')}>{t('import.skipped', { count: skippedFiles, used })}</summary>
      <ul>
        {skipped.map(({ file, problem }) => (
          <li key={file}>{problemText(problem, t)}</li>
        ))}
        {skippedFiles > skipped.length && (
          <li>{t('import.moreSkipped', { count: skippedFiles - skipped.length })}</li>
        )}
      </ul>
    </details>
  )
}
