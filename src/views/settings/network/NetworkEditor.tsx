import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { mapsOf, valuesOf } from '../../../vae/feature-maps'
import { imagePixels } from '../../../vae/image'
import type { Settings } from '../../../vae/settings'
import { type FieldPath, settingsSchema } from '../../../vae/settings-schema'
import { ChangedMark } from '../ChangedMark'
import { hintText, mapsText } from '../field-texts'
import { isShown } from '../form'
import type { FieldValues } from '../setting-change'
import { AddLayer, EditableLayers } from './EditableLayers'
import { LayerRow } from './LayerRow'
import { widthToOctaves } from './layer-width'
import { NetworkCost } from './NetworkCost'
import styles from './NetworkEditor.module.css'

interface NetworkEditorProps {
  /** As they would be with what waits to be applied. */
  settings: Settings
  /** Whether a field waits to be applied. */
  changed(path: FieldPath): boolean
  onChange(values: FieldValues): void
}

/** The fields that it edits. */
export const networkFields: readonly FieldPath[] = [
  'model.channels',
  'model.hidden',
  'model.latentDimensions',
]

const channelsField = settingsSchema['model.channels']
const hiddenField = settingsSchema['model.hidden']

/** The network as its layers, from the image down to z and up again; the encoder's and z can be changed. */
export function NetworkEditor({ settings, changed, onChange }: NetworkEditorProps) {
  const { t } = useTranslation()
  const addConvolution = useRef<HTMLButtonElement>(null)
  const addHidden = useRef<HTMLButtonElement>(null)
  const { channels, hidden } = settings.model
  const changeHidden = (widths: number[]) => onChange({ 'model.hidden': widths })
  const changeChannels = (widths: number[]) => onChange({ 'model.channels': widths })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.editor} role="group" aria-label={t('settings.editor.title')}>
      <Layers
        settings={settings}
        onChange={onChange}
        onLastRemoved={(path) => (path === 'model.hidden' ? addHidden : addConvolution).current?.focus()}
      />
      <div className={styles.adding}>
        {settings.model.network === 'conv' && (
          <AddLayer
            ref={addConvolution}
            kind="convolution"
            widths={channels}
            next={Math.min(2 * (channels.at(-1) ?? 8), channelsField.maximum)}
            field={channelsField}
            onChange={changeChannels}
          />
        )}
        <AddLayer
          ref={addHidden}
          kind="hidden"
          widths={hidden}
          next={Math.max(1, Math.floor((hidden.at(-1) ?? 256) / 2))}
          field={hiddenField}
          onChange={changeHidden}
        />
      </div>
      {networkFields
        .filter((path) => isShown(path, settings))
        .map((path) => (
          <p key={path} className={styles.hint}>
            <b>{t(`field.${path}.label` as 'field.model.hidden.label')}.</b> {hintText(path, t)}
            {changed(path) && <ChangedMark />}
          </p>
        ))}
      <NetworkCost settings={settings} />
    </div>
  )
}

interface LayersProps extends Pick<NetworkEditorProps, 'settings' | 'onChange'> {
  onLastRemoved(path: 'model.channels' | 'model.hidden'): void
}

function Layers({ settings, onChange, onLastRemoved }: LayersProps) {
  const { t } = useTranslation()
  const { network, channels, hidden, latentDimensions } = settings.model
  const convolves = network === 'conv'
  const [, ...maps] = convolves ? mapsOf(imagePixels, channels) : []
  const units = [imagePixels, ...maps.map(valuesOf), ...hidden]
  const widths = [...units, latentDimensions, ...units.toReversed()]
  const span = widthToOctaves(convolves ? mostMapValues : hiddenField.maximum)
  const name = (kind: 'hidden' | 'convolution', index: number) =>
    t(`settings.editor.layer.${kind}`, { number: index + 1 })
  return (
    <div className={styles.layers}>
      <Silhouette widths={widths} span={span} />
      <LayerRow label={t('settings.editor.input')} symbol="x" width={imagePixels} span={span} />
      <EditableLayers
        widths={convolves ? channels : []}
        field={channelsField}
        layers={maps.map(({ side }, index) => ({
          label: name('convolution', index),
          symbol: `${side}²`,
          places: side ** 2,
        }))}
        span={span}
        onChange={(values) => onChange({ 'model.channels': values })}
        onLastRemoved={() => onLastRemoved('model.channels')}
      />
      <EditableLayers
        widths={hidden}
        field={hiddenField}
        layers={hidden.map((_, index) => ({ label: name('hidden', index) }))}
        span={span}
        onChange={(values) => onChange({ 'model.hidden': values })}
        onLastRemoved={() => onLastRemoved('model.hidden')}
      />
      <LayerRow
        label={t('field.model.latentDimensions.label')}
        symbol="z"
        tone="code"
        width={latentDimensions}
        {...{ span, maximum: settingsSchema['model.latentDimensions'].maximum }}
        onChange={(value) => onChange({ 'model.latentDimensions': value })}
      />
      {hidden.toReversed().map((width, index) => (
        <LayerRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          key={index}
          label={name('hidden', hidden.length - 1 - index)}
          tone="mirrored"
          {...{ width, span }}
        />
      ))}
      {maps.toReversed().map((of, index) => (
        <LayerRow
          key={of.side}
          label={name('convolution', maps.length - 1 - index)}
          tone="mirrored"
          width={valuesOf(of)}
          text={mapsText(of)}
          span={span}
        />
      ))}
      <LayerRow label={t('settings.editor.output')} symbol="x̂" width={imagePixels} span={span} />
    </div>
  )
}

/** Of the widest maps that there may be: those of the first convolution. */
const mostMapValues = Math.max(...mapsOf(imagePixels, [channelsField.maximum]).map(valuesOf))

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
