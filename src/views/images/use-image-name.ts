import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenImage } from '../../session/chosen-image'
import { useClassNames } from '../class-names'
import type { Picture } from './use-pictures'

/** What an image is called; its class comes with its picture. */
export function useImageName(): (image: ChosenImage, picture?: Picture) => string {
  const { t } = useTranslation()
  const classes = useClassNames()
  return useCallback(
    (image, picture) => {
      if (image.from === 'own') return t('images.own')
      const label = picture?.label ?? null
      const index = image.index + 1
      return label === null
        ? t('images.test', { index })
        : t('input.testDigit', { index, label: classes[label] ?? String(label) })
    },
    [t, classes],
  )
}
