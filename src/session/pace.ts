/**
 * When what training tells is drawn. It comes ten times a second, on a fast thread and on a slow one; drawn as it comes,
 * it would keep a slow one from anything else. So all that has come waits for a turn and is drawn in one frame, and the
 * next turn comes after a rest in proportion to what that frame took.
 */
import type { StoreApi } from 'zustand/vanilla'
import { timeNextFrame } from '../lib/frame-time'
import { pause } from '../lib/pause'
import { yieldToMessages } from '../lib/yield-to-messages'
import type { SessionState } from './state'

/** A rest lasts so many times what the frame took. */
const restPerFrame = 2
/** The same while somebody moves something, and looks at what becomes of that. */
const restPerFrameBesideHand = 29
/** A hand has come to rest after so long. */
const handRestsMs = 300
/** Nobody waits longer for what training tells, */
const longestRestMs = 2000
/** but for a hand that moves on and on. */
const longestRestBesideHandMs = 12_000
/** After a turn that took longer, only the first of those who wait has the next: all at once would take too long. */
const slowMs = 50
/** A frame that has not begun after so long is one of a page out of sight. */
const unseenMs = 1000

interface Waiting {
  resolve(): void
  /** Those with the same name have the same turn. */
  group: string | null
}

export class Pace {
  #waiting: Waiting[] = []
  #drawing = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** The latest turn: when it ended, and for how long it kept the thread. */
  #latest = { endedAt: 0, tookMs: 0 }
  #movedAt = Number.NEGATIVE_INFINITY

  /** Resolves when it is time to draw, in one task for all who wait unless frames take long; at once where none is drawn. */
  turn(group: string | null = null): Promise<void> {
    if (typeof document === 'undefined' || document.hidden) return Promise.resolve()
    return new Promise((resolve) => {
      this.#waiting.push({ resolve, group })
      this.#schedule()
    })
  }

  /** Lets those of a group go on before their turn. */
  release(group: string): void {
    const released = this.#waiting.filter((each) => each.group === group)
    this.#waiting = this.#waiting.filter((each) => each.group !== group)
    for (const { resolve } of released) resolve()
  }

  /** Somebody moves something: what becomes of that goes before what training tells. */
  handMoves(): void {
    this.#movedAt = performance.now()
  }

  #schedule(): void {
    if (this.#drawing || this.#timer !== undefined || this.#waiting.length === 0) return
    const now = performance.now()
    const { endedAt, tookMs } = this.#latest
    const handRestsAt = this.#movedAt + handRestsMs
    const moving = now < handRestsAt
    const rest = moving
      ? Math.min(restPerFrameBesideHand * tookMs, longestRestBesideHandMs)
      : Math.min(restPerFrame * tookMs, longestRestMs)
    const due = endedAt + rest
    if (due <= now) this.#afterPause(0, () => void this.#draw())
    // A hand may come to rest before, which is another rest.
    else this.#afterPause((moving ? Math.min(due, handRestsAt) : due) - now, () => this.#schedule())
  }

  #afterPause(milliseconds: number, act: () => void): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      act()
    }, milliseconds)
  }

  async #draw(): Promise<void> {
    this.#drawing = true
    const start = performance.now()
    let appliedMs: number | null = null
    const applied = () => {
      appliedMs ??= performance.now() - start
    }
    for (const { resolve } of this.#next()) resolve()
    // Whichever is first, the next message or the frame, begins when the changes have been made.
    void yieldToMessages().then(applied)
    const frameMs = await Promise.race([timeNextFrame(applied), pause(unseenMs).then(() => 0)])
    this.#latest = { endedAt: performance.now(), tookMs: (appliedMs ?? 0) + frameMs }
    this.#drawing = false
    this.#schedule()
  }

  /** Takes out those whose turn it is. */
  #next(): Waiting[] {
    const [first] = this.#waiting
    const all = this.#latest.tookMs <= slowMs
    const isNext = (each: Waiting) =>
      all || each === first || (each.group !== null && each.group === first?.group)
    const next = this.#waiting.filter(isNext)
    this.#waiting = this.#waiting.filter((each) => !isNext(each))
    return next
  }
}

/** That of the page, which has one thread however many models it trains. */
export const pace = new Pace()

/** Waits for a turn to show an answer that training has made out of date, not a person; not where training rests. */
export async function turnWhileTraining(store: StoreApi<SessionState>): Promise<void> {
  if (store.getState().status?.phase === 'training') await pace.turn()
}
