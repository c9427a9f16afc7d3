import { expect, test } from 'vitest'
import { dimensionAxes } from '../../analysis/latent-plane'
import { formatsOf } from '../../i18n/formats'
import type { Translate } from '../../i18n/i18n'
import { testImages } from '../../session/chosen-image'
import type { PlaneSpan } from '../../session/plane-frame'
import { axisNames, withSubscript } from './axis-names'

const t = ((key: string, facts: object) => `${key} ${Object.values(facts).join(' ')}`) as unknown as Translate
const names = (span: PlaneSpan, latentDimensions = 3, shares: number[] | null = null) =>
  axisNames(
    { span, axes: dimensionAxes(latentDimensions, [0, 1].slice(0, latentDimensions)), shares },
    t,
    formatsOf('en'),
  )

test('axes are named after what the plane spans', () => {
  expect(names({ kind: 'dimensions', dimensions: [2, 0] })).toEqual(['latent.slider 3', 'latent.slider 1'])
  expect(names({ kind: 'dimensions', dimensions: [0, 1] }, 1)).toEqual(['latent.slider 1'])
  expect(names({ kind: 'components' }, 3, [0.344, 0.2])).toEqual([
    'latent.span.component 1 34%',
    'latent.span.component 2 20%',
  ])
  expect(names({ kind: 'images', images: testImages([3, 1, 2]) })).toEqual(['A → B', '→ C'])
})

test('numbers of dimensions stand below', () => {
  expect(withSubscript('z12')).toBe('z₁₂')
  expect(withSubscript('PC1 (34%)')).toBe('PC1 (34%)')
})
