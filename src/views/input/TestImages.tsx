import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ImageGrid } from '../../charts/ImageGrid'
import { imagePixels } from '../../vae/image'
import { useClassNames } from '../class-names'
import { hint } from '../hint'
import { useSession, useSessionState } from '../use-session'

/** Images that the network never trains on. */
export function TestImages() {
  const { t } = useTranslation()
  const session = useSession()
  const { testImages, testIndex } = useSessionState((state) => state.input)
  const classes = useClassNames()
  const images = useMemo(
    () =>
      Array.from(testImages?.labels ?? [], (label, index) => ({
        id: index,
        label: t('input.testDigit', { index: index + 1, label: classes[label] ?? String(label) }),
        pixels:
          testImages?.images.subarray(index * imagePixels, (index + 1) * imagePixels) ?? new Uint8Array(),
      })),
    [testImages, classes, t],
  )
  return (
    <div data-anchor="testImages">
      <ImageGrid
        {...hint('testImages')}
        label={t('input.testDigits')}
        images={images}
        // One that was picked in the plane need not be among them.
        selected={testIndex !== null && testIndex < images.length ? testIndex : null}
        onSelect={(index) => session.input.pickTestImage(index)}
      />
    </div>
  )
}
