import { Plus } from 'lucide-react'
import { type Ref, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button'
import type { IntegerListField } from '../../../vae/settings-schema'
import { hint } from '../../hint'
import { LayerRow } from './LayerRow'
import styles from './NetworkEditor.module.css'

interface EditableLayersProps {
  widths: readonly number[]
  field: IntegerListField
  /** Of each layer: its name, what is drawn before it, and units for each one of its width. */
  layers: readonly { label: string; symbol?: string; places?: number }[]
  span: number
  onChange(widths: number[]): void
  /** The last layer has gone, and its own button with it. */
  onLastRemoved(): void
}

/** Layers of one kind, each of which can be widened, narrowed and taken out. */
export function EditableLayers({
  widths,
  field,
  layers,
  span,
  onChange,
  onLastRemoved,
}: EditableLayersProps) {
  const remove = (index: number) => {
    onChange(widths.toSpliced(index, 1))
    if (index === widths.length - 1) onLastRemoved()
  }
  return widths.map((width, index) => (
    <LayerRow
      // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
      key={index}
      {...(layers[index] ?? { label: '' })}
      {...{ width, span, maximum: field.maximum }}
      onChange={(value) => onChange(widths.with(index, value))}
      {...(widths.length > field.minimumLength && { onRemove: () => remove(index) })}
    />
  ))
}

interface AddLayerProps {
  ref: Ref<HTMLButtonElement>
  kind: 'hidden' | 'convolution'
  widths: readonly number[]
  /** Width of the layer that would be added. */
  next: number
  field: IntegerListField
  onChange(widths: number[]): void
}

/** Adds a layer behind those of its kind, or says that there are enough. */
export function AddLayer({ ref, kind, widths, next, field, onChange }: AddLayerProps) {
  const { t } = useTranslation()
  const id = useId()
  const full = widths.length >= field.maximumLength
  return (
    <>
      <Button
        ref={ref}
        variant="outline"
        {...hint('layerAdd')}
        icon={<Plus aria-hidden="true" />}
        aria-disabled={full}
        aria-describedby={full ? id : undefined}
        onClick={() => !full && onChange([...widths, next])}
      >
        {t(`settings.editor.add.${kind}`)}
      </Button>
      {full && (
        <p id={id} className={styles.full}>
          {t(`settings.editor.full.${kind}`, { maximum: field.maximumLength })}
        </p>
      )}
    </>
  )
}
