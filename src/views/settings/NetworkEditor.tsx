import { Plus } from 'lucide-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { mapsOf, valuesOf } from '../../vae/feature-maps'
import { imagePixels } from '../../vae/image'
import type { Settings } from '../../vae/settings'
import { type FieldPath, settingsSchema } from '../../vae/settings-schema'
import { hintText, mapsText } from './field-texts'
import { LayerRow } from './LayerRow'
import { widthToOctaves } from './layer-width'
import { NetworkCost } from './NetworkCost'
import styles from './NetworkEditor.module.css'
import type { FieldValues } from './setting-change'

interface NetworkEditorProps {
  /** As they would be with what waits to be applied. */
  settings: Settings
  /** Whether a field waits to be applied. */
  changed(path: FieldPath): boolean
  onChange(values: FieldValues): void
}

/** The fields that it edits. */
export const networkFields: readonly FieldPath[] = ['model.hidden', 'model.latentDimensions']

const { maximum: widest, maximumLength: most } = settingsSchema['model.hidden']

/** The network as its layers, from the image down to z and up again; the encoder's and z can be changed. */
export function NetworkEditor({ settings, changed, onChange }: NetworkEditorProps) {
  const { t } = useTranslation()
  const id = useId()
  const add = useRef<HTMLButtonElement>(null)
  const { network, channels, hidden, latentDimensions } = settings.model
  const change = (widths: number[]) => onChange({ 'model.hidden': widths })
  const remove = (index: number) => {
    change(hidden.toSpliced(index, 1))
    // Its own button goes with it.
    if (index === hidden.length - 1) add.current?.focus()
  }
  const name = (index: number) => t('settings.editor.layer', { number: index + 1 })
  const [, ...maps] = network === 'conv' ? mapsOf(imagePixels, channels) : []
  const convolutions = maps.map((of) => ({ width: valuesOf(of), text: mapsText(of) }))
  const encoder = [imagePixels, ...maps.map(valuesOf), ...hidden]
  const widths = [...encoder, latentDimensions, ...encoder.toReversed()]
  const span = widthToOctaves(Math.max(widest, ...widths))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.editor} role="group" aria-label={t('settings.editor.title')}>
      <div className={styles.layers}>
        <Silhouette widths={widths} span={span} />
        <LayerRow label={t('settings.editor.input')} symbol="x" width={imagePixels} span={span} />
        {convolutions.map((of, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          <LayerRow key={index} label={t('field.model.channels.label')} {...of} span={span} />
        ))}
        {hidden.map((width, index) => (
          <LayerRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
            key={index}
            label={name(index)}
            {...{ width, span, maximum: widest }}
            onChange={(value) => change(hidden.with(index, value))}
            onRemove={() => remove(index)}
          />
        ))}
        <LayerRow
          label={t('field.model.latentDimensions.label')}
          symbol="z"
          tone="code"
          width={latentDimensions}
          {...{ span, maximum: settingsSchema['model.latentDimensions'].maximum }}
          onChange={(value) => onChange({ 'model.latentDimensions': value })}
        />
        {hidden.toReversed().map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          <LayerRow key={index} label={name(index)} tone="mirrored" {...{ width, span }} />
        ))}
        {convolutions.toReversed().map((of, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          <LayerRow key={index} label={t('field.model.channels.label')} tone="mirrored" {...of} span={span} />
        ))}
        <LayerRow label={t('settings.editor.output')} symbol="x̂" width={imagePixels} span={span} />
      </div>
      <Button
        ref={add}
        variant="outline"
        icon={<Plus aria-hidden="true" />}
        aria-disabled={hidden.length >= most}
        aria-describedby={hidden.length >= most ? id : undefined}
        onClick={() => hidden.length < most && change([...hidden, widthOfNext(hidden)])}
      >
        {t('settings.editor.add')}
      </Button>
      {hidden.length >= most && (
        <p id={id} className={styles.full}>
          {t('settings.editor.full', { maximum: most })}
        </p>
      )}
      {networkFields.map((path) => (
        <p key={path} className={styles.hint}>
          <b>{t(`field.${path}.label` as 'field.model.hidden.label')}.</b> {hintText(path, t)}
          {changed(path) && <span className={styles.changed}>{t('settings.changed')}</span>}
        </p>
      ))}
      <NetworkCost settings={settings} />
    </div>
  )
}

/** Each layer half as wide as the one before it. */
function widthOfNext(hidden: readonly number[]): number {
  const last = hidden.at(-1)
  return last === undefined ? 128 : Math.max(1, Math.floor(last / 2))
}

/** What the layers outline together, behind their bars. */
function Silhouette({ widths, span }: { widths: readonly number[]; span: number }) {
  const edge = widths.map((width, row) => ({ x: widthToOctaves(width) / span, y: row + 0.5 }))
  const right = edge.map(({ x, y }) => `${1 + x},${y}`)
  const left = edge.map(({ x, y }) => `${1 - x},${y}`).toReversed()
  return (
    <svg
      className={styles.silhouette}
      viewBox={`0 0 2 ${widths.length}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polygon points={[...right, ...left].join(' ')} />
    </svg>
  )
}
