/** What a run ought to look like, by its settings: cards that `npm run expected-cards` has made of trained models. */
import type { Settings } from '../../vae/settings'
import { defaultSettings, type FieldPath, valueAt } from '../../vae/settings-schema'
import { changedFields, changeSettings } from '../../vae/settings-validation'
import type { PlaneWindow } from '../plane-window'
import type { Origin } from '../state'
import type cards from './cards.json'

export type CardName = keyof typeof cards.cards

export interface Card {
  /** What differs from the defaults, by dotted path. */
  settings: Record<string, unknown>
  /** Test terms after so many steps from seed 1, rising. */
  curve: readonly ExpectedTerms[]
  /** How far the terms of another engine may be from these. */
  tolerance: Bounds
  /** Dimensions that say something at the end of the curve; null for an autoencoder. */
  active: number | null
  /** The part of the plane that its picture shows; cards of other than two dimensions have reconstructions instead. */
  window?: PlaneWindow
  /** Codes of the first test images in that window: x, y and label of each, a byte each, as base64. */
  points?: string
}

/** Nats per image. */
type Bounds = Record<Term, number>
export const terms = ['elbo', 'reconstruction', 'kl'] as const
export type Term = (typeof terms)[number]

export interface ExpectedTerms extends Bounds {
  step: number
}

export interface FieldChange {
  path: FieldPath
  from: unknown
  to: unknown
}

/** The card for some settings, and in what they differ from those of the card. */
export interface Expectation {
  name: CardName
  card: Card
  changes: readonly FieldChange[]
}

/** Where it is computed and when it stops does not change what a run is at a step. */
const ofNoConsequence: readonly FieldPath[] = ['backend', 'stopAfterEpochs']

/** In more fields than these a run is another one, of which a card says nothing. */
const mostChanges = 2

/** The card that says most about a run with these settings; null if none does. */
export function expectationFor(
  settings: Settings,
  cards: Readonly<Record<CardName, Card>>,
): Expectation | null {
  const found = (Object.entries(cards) as [CardName, Card][])
    .map(([name, card]) => ({ name, card, changes: changesFrom(card, settings) }))
    .filter(({ changes }) => changes.length <= mostChanges && changes.every(({ path }) => path !== 'dataset'))
    .toSorted((one, other) => one.changes.length - other.changes.length)
  return found[0] ?? null
}

function changesFrom(card: Card, settings: Settings): FieldChange[] {
  const of = changeSettings(defaultSettings(), card.settings)
  return changedFields(of, settings)
    .filter((path) => !ofNoConsequence.includes(path) && !isIdle(path, settings))
    .map((path) => ({ path, from: valueAt(of, path), to: valueAt(settings, path) }))
}

/** Whether nothing heeds a field. */
function isIdle(path: FieldPath, { model, objective }: Settings): boolean {
  if (path === 'model.channels') return model.network !== 'conv'
  return path === 'objective.variance' && objective.likelihood !== 'gaussian'
}

/** What is expected of a term at some step: a range, since engines differ and cards know only some steps. */
export interface Range {
  low: number
  high: number
}

/** @returns null before the first step that the card knows; after the last one, that one */
export function expectedAt({ curve, tolerance }: Card, step: number): Record<Term, Range> | null {
  const next = curve.findIndex((point) => point.step >= step)
  const after = curve[next] ?? curve.at(-1)
  const before = after?.step === step || next < 0 ? after : curve[next - 1]
  if (!after || !before) return null
  const range = (term: Term): Range => ({
    low: Math.min(before[term], after[term]) - tolerance[term],
    high: Math.max(before[term], after[term]) + tolerance[term],
  })
  return { elbo: range('elbo'), reconstruction: range('reconstruction'), kl: range('kl') }
}

/**
 * What can be said of a run beside its card: that its settings are others; that it came with the page, trained in
 * another way; that it is too young, or older than the card; that it is as expected, or not.
 */
export type Verdict = 'different' | 'pretrained' | 'early' | 'beyond' | 'asExpected' | 'off'

/** @param tested the run's newest test terms, and when they were taken; null before there are any */
export function verdictOn(
  { name, card, changes }: Expectation,
  origin: Origin,
  tested: ExpectedTerms | null,
): Verdict {
  if (changes.length > 0) return 'different'
  if (origin === 'pretrained' && name !== 'mnist') return 'pretrained'
  const expected = tested && expectedAt(card, tested.step)
  if (!tested || !expected) return 'early'
  if (tested.step > (card.curve.at(-1)?.step ?? 0)) return 'beyond'
  const compared = card.active === null ? (['reconstruction'] as const) : terms
  return compared.every((term) => isWithin(tested[term], expected[term])) ? 'asExpected' : 'off'
}

export function isWithin(value: number, { low, high }: Range): boolean {
  return value >= low && value <= high
}
