/**
 * Where a learner is, and whether they have done what the present step asks for: by a button, a key, or a script, it
 * does not matter. It watches the session and keeps nobody from anything; it acts on it only when the learner says so.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Session } from '../session/session'
import type { ReplacedRun, SessionState } from '../session/state'
import { changedFields } from '../vae/settings-validation'
import type { Lesson, Notes, Numbers, Scene, Since, Step } from './lesson'
import { lessons } from './lessons'
import { beginning, keepProgress, type Place, type Progress, readProgress } from './progress'

/** How often numbers in texts are renewed. */
const renewEveryMs = 150
/** Places of z that are remembered. */
const mostVisited = 2000

export interface LessonState extends Progress {
  scene: Scene
  /** The page is doing what the learner has asked for. */
  busy: boolean
}

export class LessonRun {
  readonly store: StoreApi<LessonState>
  readonly #session: Session
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What there was before, as long as the page is open. */
  #held: ReplacedRun | null = null
  /** The run that a lesson has made. */
  #ownRun: number | null = null

  constructor(session: Session) {
    this.#session = session
    const state = session.store.getState()
    const scene = {
      state,
      points: [],
      scored: null,
      setAt: state.status?.step ?? 0,
      since: sinceNow(state),
      notes: {},
    }
    this.store = createStore(() => ({ ...readProgress(), scene, busy: false }))
    this.#enter()
  }

  /** Watches the page from now on; returns what ends that. */
  follow(): () => void {
    const { store, history, explore } = this.#session
    const ends = [
      store.subscribe((state, previous) => {
        this.#remember(state, previous)
        if (state.lesson !== previous.lesson) this.#enter()
        this.#lookSoon()
      }),
      history.subscribe(() => this.#lookSoon()),
      explore.anomalies.scoring.asking.subscribe(() => this.#lookSoon()),
      () => clearTimeout(this.#timer),
    ]
    this.#look()
    return () => {
      for (const end of ends) end()
    }
  }

  /** Of the lesson that is open. */
  get lesson(): Lesson | null {
    return lessons[(this.#number ?? 0) - 1] ?? null
  }

  get place(): Place {
    return this.#state.places[this.#number ?? 0] ?? beginning
  }

  get step(): Step | null {
    return this.lesson?.steps[this.place.at - 1] ?? null
  }

  go(at: number): void {
    const last = (this.lesson?.steps.length ?? 0) + 1
    this.#put({ at: Math.min(Math.max(at, 0), last) })
    this.#enter()
  }

  predict(predicted: string): void {
    this.#put({ predicted })
  }

  /** Answers the check, which ends the lesson. */
  answer(answered: string): void {
    this.#put({ answered })
    const { finished } = this.#state
    const number = this.#number
    if (number && !finished.includes(number)) this.#keep({ finished: [...finished, number] })
  }

  /** The lesson from its beginning. */
  again(): void {
    this.#put(beginning)
    this.#enter()
  }

  /** Does for the learner what the step asks for. */
  async help(): Promise<void> {
    const help = this.step?.help
    if (!help || this.#state.busy) return
    this.store.setState({ busy: true })
    try {
      await this.#hold()
      await help.act(this.#session, this.#state.scene)
      this.#ownRun = this.#session.store.getState().status?.runId ?? null
    } finally {
      this.store.setState({ busy: false })
      this.#look()
    }
  }

  /** Back to what there was before lessons changed it. */
  async giveBack(): Promise<void> {
    const { before } = this.#state
    if (!before) return
    const { exchange, keeping } = this.#session
    const lesson = this.#number
    if (this.#held) await exchange.goBack(this.#held)
    else if (before.run) await keeping.open(before.run)
    else await this.#session.follow(before.hash)
    this.#session.showLesson(lesson)
    this.#held = null
    this.#keep({ before: null })
  }

  /** Keeps what there is, unless a lesson has made it. */
  async #hold(): Promise<void> {
    const { status } = this.#session.store.getState()
    if (this.#state.before && (this.#ownRun === null || status?.runId === this.#ownRun)) return
    const hash = this.#session.addressHash()
    this.#held = await this.#session.exchange.hold()
    this.#keep({ before: { run: this.#session.keeping.run.id, hash } })
  }

  get #number(): number | null {
    return this.#session.store.getState().lesson
  }

  get #state(): LessonState {
    return this.store.getState()
  }

  #put(change: Partial<Place>): void {
    const number = this.#number
    if (number) this.#keep({ places: { ...this.#state.places, [number]: { ...this.place, ...change } } })
  }

  #keep(change: Partial<Progress>): void {
    this.store.setState(change)
    const { places, finished, before } = this.#state
    keepProgress({ places, finished, before })
  }

  /** A step begins. */
  #enter(): void {
    this.#setScene({ since: sinceNow(this.#session.store.getState()) })
    this.#look()
  }

  /** What must not be missed between two looks. */
  #remember(state: SessionState, previous: SessionState): void {
    const { since, setAt } = this.#state.scene
    const step = state.status?.step ?? 0
    if (state.latent.z !== previous.latent.z) {
      this.#setScene({ since: { ...since, visited: [...since.visited, state.latent.z].slice(-mostVisited) } })
    }
    const other = state.settings !== previous.settings && isOther(state, previous)
    const begun = state.status?.runId !== previous.status?.runId || step < (previous.status?.step ?? 0)
    if (other || begun) this.#setScene({ setAt: step })
    else if (step < setAt) this.#setScene({ setAt: step })
    if (step < since.step) this.#setScene({ since: { ...this.#state.scene.since, step } })
  }

  #lookSoon(): void {
    this.#timer ??= setTimeout(() => this.#look(), renewEveryMs)
  }

  /** Sees how things are, and whether the step is done. */
  #look(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { history, store, explore } = this.#session
    const scored = explore.anomalies.scoring.asking.getState().answer
    this.#setScene({ state: store.getState(), points: history.points, scored, notes: this.place.notes })
    const { step, place } = this
    const { scene } = this.#state
    if (!step || place.done.includes(step.name) || (step.done && !step.done(scene))) return
    const notes = { ...place.notes, ...known(step.note?.(scene) ?? {}) }
    this.#put({ done: [...place.done, step.name], notes })
    this.#setScene({ notes })
  }

  #setScene(change: Partial<Scene>): void {
    this.store.setState(({ scene }) => ({ scene: { ...scene, ...change } }))
  }
}

const runs = new WeakMap<Session, LessonRun>()

/** The one of a session. */
export function lessonRunOf(session: Session): LessonRun {
  const run = runs.get(session) ?? new LessonRun(session)
  runs.set(session, run)
  return run
}

function sinceNow({ status, input, taken }: SessionState): Since {
  return { step: status?.step ?? 0, image: input.image, taken, visited: [] }
}

function known(numbers: Numbers): Notes {
  const entries = Object.entries(numbers).filter((entry): entry is [string, number] => entry[1] != null)
  return Object.fromEntries(entries)
}

/** Whether training goes on otherwise than before. */
function isOther({ settings }: SessionState, previous: SessionState): boolean {
  const beside = ['backend', 'stopAfterEpochs']
  return changedFields(previous.settings, settings).some((path) => !beside.includes(path))
}
