import { useEffect, useState } from 'react'
import type { ChosenImage } from '../../session/chosen-image'
import { imagePixels } from '../../vae/image'
import { useSession, useSessionState } from '../use-session'

export interface Picture {
  image: ChosenImage
  /** [pixels] in [0, 1] */
  pixels: Float32Array
  /** Null for a picture of a person's own. */
  label: number | null
}

const none: readonly Picture[] = []

/** The pictures of some images; those asked for before until they have come. Keep the same list for the same images. */
export function usePictures(images: readonly ChosenImage[]): readonly Picture[] {
  const session = useSession()
  const dataset = useSessionState((state) => state.settings.dataset)
  const [pictures, setPictures] = useState(none)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another data set has other images of the same numbers
  useEffect(() => {
    let wanted = true
    session.input.pictures(images).then(({ pixels, labels }) => {
      if (!wanted) return
      const picture = (row: number) => pixels.subarray(row * imagePixels, (row + 1) * imagePixels)
      setPictures(images.map((image, row) => ({ image, pixels: picture(row), label: labels[row] ?? null })))
    }, session.report)
    return () => {
      wanted = false
    }
  }, [session, dataset, images])
  return pictures
}

/** A picture of the test set; null until it has come. @param index null: none */
export function useTestPicture(index: number | null): Picture | null {
  const [images, setImages] = useState<readonly ChosenImage[]>([])
  const [asked, setAsked] = useState<number | null>(null)
  // Set while rendering: the list has to be the same one for as long as the index is.
  if (asked !== index) {
    setAsked(index)
    setImages(index === null ? [] : [{ from: 'test', index }])
  }
  const [picture] = usePictures(images)
  return picture && picture.image === images[0] ? picture : null
}
