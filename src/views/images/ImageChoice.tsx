import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import type { ChosenImage } from '../../session/chosen-image'
import { Disclosure } from '../../ui/Disclosure'
import { hint } from '../hint'
import { useSession } from '../use-session'
import { ImageSources } from './ImageSources'
import styles from './Images.module.css'
import { useImageName } from './use-image-name'
import { usePictures } from './use-pictures'

interface ImageChoiceProps {
  /** What the image is for. */
  label: string
  image: ChosenImage
  /** Written on it, for the eyes. */
  mark?: ReactNode
  onChoose(image: ChosenImage): void
}

/** An image, and on a press all the places from which it may come instead. */
export function ImageChoice({ label, image, mark, onChoose }: ImageChoiceProps) {
  const { t } = useTranslation()
  const session = useSession()
  const nameOf = useImageName()
  const [picture] = usePictures(useMemo(() => [image], [image]))
  return (
    <Disclosure
      label={t('images.choice', { what: label, image: nameOf(image, picture) })}
      {...hint('chooseImage')}
      shape="picture"
      icon={
        <>
          <PixelImage label="" pixels={picture?.pixels ?? null} decorative />
          {mark && (
            <b className={styles.mark} aria-hidden="true">
              {mark}
            </b>
          )}
        </>
      }
    >
      {(close) => (
        <ImageSources
          image={image}
          onChoose={onChoose}
          onPick={(picked) => {
            close()
            picked.then((found) => found && onChoose(found)).catch(session.report)
          }}
        />
      )}
    </Disclosure>
  )
}
