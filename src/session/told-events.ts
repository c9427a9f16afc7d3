import type { TrainerEvent } from '../training/protocol'
import type { Pace } from './pace'

/** What a session shows; the rest is for whoever watches the worker. */
export type ToldEvent = Exclude<TrainerEvent, { type: 'kept' | 'at-leash' | 'under-way' | 'patience' }>

/** Models that are compared are seen at the same step: what is told of them has the same turn. */
const group = 'told'

/** Hands on what a trainer tells, in its order: how training gets on in its turn, anything else at once. */
export class ToldEvents {
  #waiting: ToldEvent[] = []
  readonly #pace: Pick<Pace, 'turn' | 'release'>
  readonly #take: (event: ToldEvent) => void

  constructor(pace: Pick<Pace, 'turn' | 'release'>, take: (event: ToldEvent) => void) {
    this.#pace = pace
    this.#take = take
  }

  hear(event: TrainerEvent): void {
    if (!isTold(event)) return
    this.#waiting.push(event)
    if (!isProgress(event)) this.catchUp()
    else if (this.#waiting.length === 1) void this.#pace.turn(group).then(() => this.#handOn())
  }

  /** Hands on what waits, and has others do the same: somebody is about to look at it. */
  catchUp(): void {
    this.#handOn()
    this.#pace.release(group)
  }

  #handOn(): void {
    for (const event of this.#waiting.splice(0)) this.#take(event)
  }
}

function isTold(event: TrainerEvent): event is ToldEvent {
  // States are large: none of them may wait here.
  return !['kept', 'at-leash', 'under-way', 'patience'].includes(event.type)
}

/** Whether it may be told later, together with others of its kind. */
function isProgress(event: ToldEvent): boolean {
  if (event.type === 'status') return event.status.phase === 'training'
  return event.type === 'points' || event.type === 'embedding' || event.type === 'test-kl'
}
