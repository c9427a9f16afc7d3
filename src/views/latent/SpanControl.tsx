import { useTranslation } from 'react-i18next'
import { type ChosenImage, sameImage, testImages } from '../../session/chosen-image'
import type { PlaneSpan, ThreeImages } from '../../session/plane-frame'
import type { TestImages } from '../../session/state'
import { InfoTip } from '../../ui/InfoTip'
import { Select } from '../../ui/Select'
import { hint } from '../hint'
import { ImageChoice } from '../images/ImageChoice'
import { useSession, useSessionState } from '../use-session'
import { cornerNames } from './axis-names'
import styles from './SpanControl.module.css'

const kinds = ['dimensions', 'components', 'images'] as const satisfies PlaneSpan['kind'][]

/** What the plane spans; not shown where there is nothing to choose. */
export function SpanControl() {
  const { t } = useTranslation()
  const session = useSession()
  const span = useSessionState((state) => state.latent.span)
  const dimensions = useSessionState((state) => state.latent.z.length)
  if (dimensions < 3) return null
  const choose = (kind: PlaneSpan['kind']) =>
    session.latent.span(defaultSpan(kind, session.store.getState().input.testImages))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.row} role="group" aria-label={t('latent.span.title')}>
      <InfoTip term={t('latent.span.title')}>{t('latent.span.hint')}</InfoTip>
      <Select
        {...hint('span')}
        label={t('latent.span.title')}
        hideLabel
        variant="plain"
        value={span.kind}
        options={kinds.map((kind) => ({ value: kind, text: t(`latent.span.${kind}`) }))}
        onChange={choose}
      />
      {span.kind === 'dimensions' && <DimensionSelects pair={span.dimensions} total={dimensions} />}
      {span.kind === 'images' && <SpanImages chosen={span.images} />}
    </div>
  )
}

function defaultSpan(kind: PlaneSpan['kind'], offered: TestImages | null): PlaneSpan {
  if (kind === 'dimensions') return { kind, dimensions: [0, 1] }
  return kind === 'components' ? { kind } : { kind, images: threeOfDifferentClasses(offered) }
}

/** Images that are sure to be different, and far apart if the model is any good. */
function threeOfDifferentClasses(offered: TestImages | null): ThreeImages {
  const labels = Array.from(offered?.labels ?? [])
  const [first = 0, second = 1, third = 2] = labels.flatMap((label, i) =>
    labels.indexOf(label) === i ? i : [],
  )
  return testImages([first, second, third])
}

function DimensionSelects({ pair, total }: { pair: readonly [number, number]; total: number }) {
  const { t } = useTranslation()
  const session = useSession()
  const options = Array.from({ length: total }, (_, i) => ({
    value: String(i),
    text: t('latent.slider', { number: i + 1 }),
  }))
  const select = (axis: 0 | 1) => (
    <span className={styles.axis}>
      <span aria-hidden="true">{axis === 0 ? '→' : '↑'}</span>
      <Select
        {...hint(axis === 0 ? 'spanAcross' : 'spanUp')}
        label={t(axis === 0 ? 'latent.span.across' : 'latent.span.up')}
        hideLabel
        variant="plain"
        value={String(pair[axis])}
        options={options}
        onChange={(value) =>
          session.latent.span({ kind: 'dimensions', dimensions: exchanged(pair, axis, Number(value)) })
        }
      />
    </span>
  )
  return (
    <>
      {select(0)}
      {select(1)}
    </>
  )
}

/** A pair with another dimension along one axis; one that lies along the other axis trades places. */
function exchanged(
  pair: readonly [number, number],
  axis: 0 | 1,
  dimension: number,
): readonly [number, number] {
  const other = pair[1 - axis] === dimension ? pair[axis] : pair[1 - axis]
  return axis === 0 ? [dimension, other as number] : [other as number, dimension]
}

/** The three images; one that is chosen for another corner trades places. */
function SpanImages({ chosen }: { chosen: ThreeImages }) {
  const { t } = useTranslation()
  const session = useSession()
  const choose = (corner: number, image: ChosenImage) => {
    const present = chosen[corner] as ChosenImage
    const images = chosen.map((other, at) =>
      at === corner ? image : sameImage(other, image) ? present : other,
    )
    // As many as there were.
    session.latent.span({ kind: 'images', images: images as unknown as ThreeImages })
  }
  return (
    <div className={styles.images}>
      {chosen.map((image, corner) => {
        const name = cornerNames[corner] as string
        return (
          <ImageChoice
            key={name}
            label={t('latent.span.image', { name })}
            image={image}
            mark={name}
            onChoose={(next) => choose(corner, next)}
          />
        )
      })}
    </div>
  )
}
