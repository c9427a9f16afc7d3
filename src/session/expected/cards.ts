import type { Card, CardName } from './card'
import made from './cards.json'

/** By name, the most usual first. */
export const cards: Readonly<Record<CardName, Card>> = made.cards as unknown as Record<CardName, Card>
