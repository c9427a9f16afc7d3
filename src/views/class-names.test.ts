import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { shapeNames } from '../datasets/shapes/factors'
import { en } from '../i18n/catalogues/en'
import { zhCN } from '../i18n/catalogues/zh-cn'
import { classText } from './class-names'

const manifest = join(import.meta.dirname, '../../public/datasets/fashion-mnist/manifest.json')
const fashion: { classes: string[] } = JSON.parse(readFileSync(manifest, 'utf8'))

async function speaking(lng: string) {
  const instance = createInstance()
  const resources = { en: { translation: en }, 'zh-CN': { translation: zhCN } }
  return instance.init({ lng, fallbackLng: 'en', resources })
}

test.each([
  ['fashion-mnist', fashion.classes],
  ['shapes', shapeNames],
] as const)(
  'the classes of %s are called in English as in its files, and in Chinese otherwise',
  async (id, names) => {
    const [english, chinese] = [await speaking('en'), await speaking('zh-CN')]
    for (const name of names) {
      expect(classText(id, name, english)).toBe(name)
      expect(classText(id, name, chinese)).toMatch(/\p{Script=Han}/u)
    }
  },
)

test('digits, and the classes of own data, keep their names', async () => {
  const chinese = await speaking('zh-CN')
  expect(classText('mnist', '7', chinese)).toBe('7')
  expect(classText('own-1', 'heart', chinese)).toBe('heart')
})
