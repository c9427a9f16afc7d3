import { describe, expect, it } from 'vitest'
import { en } from './en'
import { classroom } from './en/classroom'
import { compare } from './en/compare'
import { expected } from './en/expected'
import { hints } from './en/hints'
import { instruments } from './en/instruments'
import { lessons } from './en/lessons'
import { step } from './en/step'
import { zhCN } from './zh-cn'
import { classroom as classroomInChinese } from './zh-cn/classroom'
import { compare as compareInChinese } from './zh-cn/compare'
import { expected as expectedInChinese } from './zh-cn/expected'
import { hints as hintsInChinese } from './zh-cn/hints'
import { instruments as instrumentsInChinese } from './zh-cn/instruments'
import { lessons as lessonsInChinese } from './zh-cn/lessons'
import { step as stepInChinese } from './zh-cn/step'

/** Dotted key -> text. */
function texts(node: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(node)) {
    const path = prefix ? `${prefix}.${key}` : key
    if (typeof value === 'string') found.set(path, value)
    else for (const [inner, text] of texts(value, path)) found.set(inner, text)
  }
  return found
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).sort()

const english = texts({ ...en, classroom, compare, expected, hints, instruments, lessons, step })
const chinese = texts({
  ...zhCN,
  classroom: classroomInChinese,
  compare: compareInChinese,
  expected: expectedInChinese,
  hints: hintsInChinese,
  instruments: instrumentsInChinese,
  lessons: lessonsInChinese,
  step: stepInChinese,
})

describe('catalogues', () => {
  it('have the same keys', () => {
    expect([...chinese.keys()]).toEqual([...english.keys()])
  })

  it('use the same placeholders', () => {
    for (const [key, text] of english) {
      expect([key, placeholders(chinese.get(key) ?? '')]).toEqual([key, placeholders(text)])
    }
  })

  it('have no empty text', () => {
    for (const [key, text] of [...english, ...chinese]) expect([key, text.trim()]).not.toEqual([key, ''])
  })

  it('say something in Chinese wherever it is Chinese that is expected', () => {
    const shared = [...english].filter(
      ([key, text]) => chinese.get(key) === text && /[a-z]{4}/.test(text.replace(/\{\{.*?\}\}/g, '')),
    )
    // Proper names and formulas only.
    for (const [, text] of shared)
      expect(text).toMatch(
        /MNIST|WebGPU|WebGL|WebAssembly|tanh|softplus|Adam|RMSProp|SGD|English|PyTorch|WGSL|SIMD|tfjs/,
      )
  })
})
