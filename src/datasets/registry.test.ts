import { describe, expect, test } from 'vitest'
import { settingsSchema } from '../vae/settings-schema'
import { datasets, isDatasetId } from './registry'

describe('the registry', () => {
  test('holds exactly the data sets that the settings offer', () => {
    expect(Object.keys(datasets)).toEqual([...settingsSchema.dataset.options])
  })

  test('names folders that resolve under the page, whatever its path', () => {
    const folders = Object.values(datasets).flatMap(({ folder }) => folder ?? [])
    expect(folders).toHaveLength(2)
    for (const folder of folders) {
      expect(new URL(folder, 'https://host.example/a/b/').href).toBe(`https://host.example/a/b/${folder}`)
      expect(folder.endsWith('/')).toBe(true)
    }
  })

  test('knows no data set by the names of object members', () => {
    expect(['mnist', 'fashion-mnist', 'shapes'].every(isDatasetId)).toBe(true)
    expect(['', 'constructor', '__proto__', 'toString'].some(isDatasetId)).toBe(false)
  })
})
