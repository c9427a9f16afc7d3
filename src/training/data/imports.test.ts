import { expect, test } from 'vitest'
import type { Dataset, LoadedSplit } from '../../datasets/dataset'
import type { ImportProgress } from '../../datasets/import/read-files'
import { imagePixels } from '../../vae/image'
import { Imports } from './imports'

/** A table of 2 x 2 images, all of one grey level, labelled in turn. */
const table = (rows: number, level: number) => {
  const text = Array.from({ length: rows }, (_, row) => `${row % 2},${new Array(4).fill(level).join()}`)
  return [{ file: new Blob([text.join('\n')]), path: 'levels.csv' }]
}

test('data are looked at, turned into their negative where somebody wants it, and used under an id', async () => {
  const imports = new Imports(() => {})
  const preview = await imports.read(table(28, 250))
  expect(preview).toMatchObject({ name: 'levels', train: 24, test: 4, skippedFiles: 0, mostlyLight: true })
  expect(preview.classes).toEqual([
    { name: '0', images: 14 },
    { name: '1', images: 14 },
  ])
  expect(preview.samples).toEqual(new Uint8Array(24 * imagePixels).fill(250))
  expect(imports.get('own-levels')).toBeNull()

  const levels = { id: 'own-levels', name: 'levels', classes: ['0', '1'] }
  expect(imports.accept(true, null)).toEqual([levels])
  expect(imports.get('own-levels')?.train.images[0]).toBe(5)
  // The preview is the page's own: nothing of it may change.
  expect(preview.samples[0]).toBe(250)

  // What the run has stays beside the newest; nothing else does.
  await imports.read(table(20, 3))
  expect(imports.accept(false, 'own-levels')).toEqual([levels, { ...levels, id: 'own-levels-2' }])
  await imports.read(table(20, 4))
  expect(imports.accept(false, 'own-levels').map(({ id }) => id)).toEqual(['own-levels', 'own-levels-3'])
  expect(imports.get('own-levels-2')).toBeNull()
  expect(imports.get('own-levels')?.whole?.total).toBe(28)
  await imports.read(table(20, 4))
  expect(imports.accept(false, 'mnist').map(({ id }) => id)).toEqual(['own-levels-2'])
  expect(imports.get('own-levels')).toBeNull()
})

test('what is used goes into a file and comes back from it, every byte', async () => {
  const files = Array.from(
    { length: 21 },
    (_, index) => `${index % 3},${new Array(4).fill(index * 9).join()}`,
  )
  const imports = new Imports(() => {})
  await imports.read([{ file: new Blob([files.join('\n')]), path: 'levels.csv' }])
  imports.accept(true, null)
  const again = new Imports(() => {})
  await again.read(table(20, 3))
  again.accept(false, null)
  const kept = await imports.file('own-levels')
  const back = await again.restore('own-levels-2', { kept }, ['own-levels'])
  expect(back.map(({ id, name }) => [id, name])).toEqual([
    ['own-levels', 'levels'],
    ['own-levels-2', 'levels'],
  ])
  const [used, restored] = [imports.get('own-levels'), again.get('own-levels-2')] as [Dataset, Dataset]
  expect(restored).toMatchObject({ classes: ['0', '1', '2'], negative: true, pixels: imagePixels })
  for (const split of ['train', 'test', 'whole'] as const) {
    const { whenAvailable: _, ...content } = used[split] as LoadedSplit
    expect(restored[split]).toMatchObject(content)
  }
  await expect(again.file('own-pets')).rejects.toThrow(/dataset-not-here/)
})

test('one reading gives way to the next; what was given up cannot be used', async () => {
  const progress: ImportProgress[] = []
  const imports = new Imports((now) => progress.push(now))
  const first = imports.read(table(10_000, 3))
  const second = imports.read(table(20, 3))
  await expect(first).rejects.toThrow()
  expect((await second).train).toBe(17)
  imports.cancel()
  expect(() => imports.accept(false, null)).toThrow(/nothing has been read/)

  await imports.read(table(10_000, 3))
  expect(progress.length).toBeGreaterThan(0)
  for (const { images, share } of progress) {
    expect(images).toBeLessThanOrEqual(10_000)
    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThanOrEqual(1)
  }
})
