import { describe, expect, it } from 'vitest'
import { classSymbols } from './class-symbols'

describe('the symbols of classes', () => {
  it.each([
    ['digits', ['0', '1', '9'], ['0', '1', '9']],
    ['the first letter that is free', ['Trouser', 'T-shirt/top', 'Sandal', 'Shirt'], ['T', 'S', 'A', 'H']],
    ['a single character stays, whoever comes first', ['ab', 'A'], ['B', 'A']],
    ['Chinese names', ['猫', '狗儿', '狗'], ['猫', '儿', '狗']],
    ['names without a letter of their own', ['--', 'a', 'aa'], ['A', 'a', 'B']],
  ])('%s', (_, names, symbols) => {
    expect(classSymbols(names)).toEqual(symbols)
  })

  it('differ for as many classes as there are characters, and exist for all', () => {
    const symbols = classSymbols(Array.from({ length: 60 }, (_, label) => `class ${label}`))
    expect(new Set(symbols.slice(0, 36)).size).toBe(36)
    expect(symbols.every((symbol) => [...symbol].length === 1)).toBe(true)
  })
})
