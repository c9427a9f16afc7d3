import { useEffect, useState } from 'react'
import type { Card, CardName } from '../../session/expected/card'
import { type Look, lookOfCard } from '../../session/expected/look'
import { pageFolder } from '../../session/page-trainer'
import { imageSide } from '../../vae/image'

/** What the trained model of a card looks like; null until its picture has come. */
export function useExpectedLook(name: CardName, card: Card): Look | 'unreachable' | null {
  const [found, setFound] = useState<{ name: CardName; look: Look | 'unreachable' } | null>(null)
  useEffect(() => {
    let wanted = true
    const take = (look: Look | 'unreachable') => wanted && setFound({ name, look })
    fetchPictures(new URL(`expected/${name}.webp`, pageFolder())).then(
      (images) => take(lookOfCard(card, images)),
      () => take('unreachable'),
    )
    return () => {
      wanted = false
    }
  }, [name, card])
  return found?.name === name ? found.look : null
}

/** The grey pictures of a sheet, row by row, from 0 to 1. [count, pixels] */
async function fetchPictures(url: URL): Promise<Float32Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const sheet = await createImageBitmap(await response.blob())
  const context = new OffscreenCanvas(sheet.width, sheet.height).getContext('2d', {
    willReadFrequently: true,
  })
  if (!context) throw new Error('no canvas')
  context.drawImage(sheet, 0, 0)
  const columns = sheet.width / imageSide
  const pictures = Array.from({ length: columns * (sheet.height / imageSide) }, (_, at) => {
    const [left, top] = [(at % columns) * imageSide, Math.floor(at / columns) * imageSide]
    const { data } = context.getImageData(left, top, imageSide, imageSide)
    return Array.from({ length: data.length / 4 }, (_, i) => (data[4 * i] as number) / 255)
  })
  return Float32Array.from(pictures.flat())
}
