import { Image, Table } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { pictureSheet, pngOf } from '../../charts/picture-sheet'
import type { LatentPoints } from '../../session/explore/latent-points'
import { Button } from '../../ui/Button'
import { hint } from '../hint'
import { pointsCsv } from './points-csv'
import { useSave } from './use-save'

interface SavePicturesProps {
  /** Part of the files' names. */
  what: string
  pictures: readonly Float32Array[] | null
  points: LatentPoints | null
  /** Pictures in a row of the PNG. */
  columns: number
  /** First column of the CSV; the number of the point if left out. */
  keys?: readonly [name: string, values: readonly number[]]
}

/** Saves pictures as one PNG, and their points as a table. */
export function SavePictures({ what, pictures, points, columns, keys }: SavePicturesProps) {
  const { t } = useTranslation()
  const save = useSave()
  const table = (given: LatentPoints) =>
    pointsCsv([keys ?? ['number', Array.from({ length: given.count }, (_, row) => row + 1)]], given)
  return (
    <>
      <Button
        {...hint('png')}
        icon={<Image aria-hidden="true" />}
        disabled={!pictures}
        onClick={() => pictures && save(what, 'png', () => pngOf(pictureSheet(pictures, columns)))}
      >
        {t('explore.save.png')}
      </Button>
      <Button
        {...hint('csv')}
        icon={<Table aria-hidden="true" />}
        disabled={!points}
        onClick={() => points && save(what, 'csv', async () => table(points))}
      >
        {t('explore.save.csv')}
      </Button>
    </>
  )
}
