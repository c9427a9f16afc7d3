import { describe, expect, it } from 'vitest'
import { presetSettings } from '../../vae/presets'
import { defaultSettings } from '../../vae/settings-schema'
import { changeSettings } from '../../vae/settings-validation'
import { type Card, type CardName, expectationFor, expectedAt, verdictOn } from './card'
import { cards } from './cards'

const changed = (change: object) => expectationFor(changeSettings(defaultSettings(), change), cards)
const names = Object.keys(cards) as CardName[]

describe('the card for some settings', () => {
  it.each(names)('is that of these very settings: %s', (name) => {
    expect(changed(cards[name].settings)).toMatchObject({ name, changes: [] })
  })

  it.each(['default', 'beta-vae', 'collapse'] as const)('is there for the preset %s', (preset) => {
    expect(expectationFor(presetSettings(preset, defaultSettings()), cards)?.changes).toEqual([])
  })

  it('is the nearest one, and says what is different; nothing is where that is of no consequence', () => {
    expect(changed({ objective: { beta: 8 }, backend: 'cpu', stopAfterEpochs: 3 })).toMatchObject({
      name: 'mnist',
      changes: [{ path: 'objective.beta', from: 1, to: 8 }],
    })
    expect(changed({ objective: { variance: 2 } })).toMatchObject({ name: 'mnist', changes: [] })
    const two = changed({ seed: 4, batchSize: 32 })
    expect(two?.changes.map(({ path }) => path)).toEqual(['batchSize', 'seed'])
  })

  it('is none for other data, or where too much is different', () => {
    expect(changed({ dataset: 'own-1' })).toBeNull()
    expect(changed({ seed: 4, batchSize: 32, objective: { beta: 2 } })).toBeNull()
  })
})

const card: Card = {
  settings: {},
  curve: [
    { step: 100, elbo: -200, reconstruction: 190, kl: 10 },
    { step: 200, elbo: -180, reconstruction: 174, kl: 6 },
  ],
  tolerance: { elbo: 1, reconstruction: 0.5, kl: 0.3 },
  active: 2,
}

describe('what a card expects', () => {
  it.each([
    ['nothing before its first step', 99, null],
    ['its own terms, as far as engines differ', 100, [-201, -199]],
    ['between two steps anything between their terms', 150, [-201, -179]],
    ['after its last step those of that', 900, [-181, -179]],
  ])('%s', (_, step, range) => {
    const expected = expectedAt(card, step)?.elbo
    expect(expected ? [expected.low, expected.high] : null).toEqual(range)
  })

  it('is held against a run that has the same settings and is of the same age', () => {
    const same = { name: 'mnist', card, changes: [] } as const
    const at = (step: number, elbo = -180) => ({ step, elbo, reconstruction: 174.2, kl: 5.8 })
    expect(verdictOn(same, 'scratch', null)).toBe('early')
    expect(verdictOn(same, 'scratch', at(50))).toBe('early')
    expect(verdictOn(same, 'scratch', at(200))).toBe('asExpected')
    expect(verdictOn(same, 'scratch', at(200, -182))).toBe('off')
    expect(verdictOn(same, 'scratch', at(300))).toBe('beyond')
    expect(verdictOn({ ...same, name: 'beta-vae' }, 'pretrained', at(200))).toBe('pretrained')
    const plain = { ...same, card: { ...card, active: null } }
    expect(verdictOn(plain, 'scratch', at(200, -999))).toBe('asExpected')
    const change = { path: 'seed', from: 1, to: 2 } as const
    expect(verdictOn({ ...same, changes: [change] }, 'scratch', at(200))).toBe('different')
  })
})
