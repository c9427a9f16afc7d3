/**
 * Where a learner is, and whether they have done what the present step asks for: by a button, a key, or a script, it
 * does not matter. It watches the session and keeps nobody from anything; it acts on it only when the learner says so.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { Problem, toProblem } from '../lib/problem'
import type { Session } from '../session/session'
import type { ReplacedRun, SessionState } from '../session/state'
import { changedFields } from '../vae/settings-validation'
import type { Help, Lesson, Notes, Numbers, Run, Scene, Since, Step } from './lesson'
import { lessons } from './lessons'
import { type Before, beginning, keepProgress, type Place, type Progress, readProgress } from './progress'

/** How often numbers in texts are renewed. */
const renewEveryMs = 150
/** Places of z that are remembered. */
const mostVisited = 2000
/** How long the page may take to measure what it has just made, until the button comes back. */
const mostMeasuringMs = 10_000
const changing: readonly Help['label'][] = ['train', 'setAndTrain', 'open']

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
  /** The step began without the run that it looks at. */
  #waiting = false

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

  /** What the present step looks at and cannot: it was skipped, changed, or not kept by a reload; else null. */
  get missing(): Run | null {
    const { needs } = this.step ?? {}
    const { scene } = this.#state
    return needs && !needs.done(scene) ? needs : null
  }

  /** What the page can do for the learner now. */
  get offer(): Help | null {
    return (this.missing ?? this.step)?.help ?? null
  }

  go(at: number): void {
    const last = (this.lesson?.steps.length ?? 0) + 1
    this.#put({ at: Math.min(Math.max(at, 0), last) })
    this.#enter()
  }

  predict(predicted: string): void {
    this.#put({ predicted })
  }

  /** Answers the check; the right answer ends the lesson. */
  answer(answered: string): void {
    this.#put({ answered })
    const { finished } = this.#state
    const number = this.#number
    if (!number || answered !== this.lesson?.check.right || finished.includes(number)) return
    this.#keep({ finished: [...finished, number] })
  }

  /** The lesson from its beginning. */
  again(): void {
    this.#put(beginning)
    this.#enter()
  }

  /** Whether that leaves another run, or more training, than there is. */
  get changes(): boolean {
    return this.offer !== null && changing.includes(this.offer.label)
  }

  /** Does for the learner what the step asks for, or makes what is missing for it. */
  async help(): Promise<void> {
    const help = this.offer
    if (!help || this.#state.busy) return
    this.store.setState({ busy: true })
    try {
      const { changes } = this
      if (changes) await this.#hold()
      await help.act(this.#session, this.#state.scene)
      if (changes) this.#ownRun = this.#session.store.getState().status?.runId ?? null
      if (changes || help.label === 'score') await this.#measured(help)
    } finally {
      this.store.setState({ busy: false })
      this.#look()
    }
  }

  /** Back to what there was before lessons changed it. */
  async giveBack(): Promise<void> {
    const { before } = this.#state
    if (!before) return
    const { exchange, store } = this.#session
    const lesson = this.#number
    // What comes back has its own idea of which lesson is open.
    const end = store.subscribe((state) => {
      if (state.lesson !== lesson) this.#session.showLesson(lesson)
    })
    try {
      if (this.#held) await exchange.goBack(this.#held)
      else await this.#bringBack(before)
    } finally {
      end()
    }
    this.#held = null
    this.#keep({ before: null })
  }

  /** The run that was kept; where it is no longer, what it was set to. */
  async #bringBack({ run, hash }: Before): Promise<void> {
    try {
      if (run) return await this.#session.keeping.open(run)
    } catch (thrown) {
      if (toProblem(thrown).code !== 'kept-run-lost') throw thrown
      this.#session.report(new Problem('before-lessons-lost', {}))
    }
    await this.#session.follow(hash)
  }

  /** When it is seen that the page has done what it could: models are measured after they are there. */
  #measured(help: Help): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        unsubscribe()
        resolve()
      }
      const timer = setTimeout(end, mostMeasuringMs)
      const look = () => {
        const { step } = this
        if (!step || this.offer !== help || this.place.done.includes(step.name)) end()
      }
      const unsubscribe = this.store.subscribe(look)
      look()
    })
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
    this.#waiting = false
    this.#look()
  }

  /** What must not be missed between two looks. */
  #remember(state: SessionState, previous: SessionState): void {
    const { since, setAt } = this.#state.scene
    const step = state.status?.step ?? 0
    // Unless the page has put it where the model puts the first image.
    if (state.latent.z !== previous.latent.z && state.latent.chosen) {
      this.#setScene({ since: { ...since, visited: [...since.visited, state.latent.z].slice(-mostVisited) } })
    }
    const other = state.settings !== previous.settings && isOther(state, previous)
    const begun = state.status?.runId !== previous.status?.runId || step < (previous.status?.step ?? 0)
    if (other || begun) this.#setScene({ setAt: step })
    else if (step < setAt) this.#setScene({ setAt: step })
    if (step < since.step) this.#setScene({ since: { ...this.#state.scene.since, step } })
    if (state.input.testImages !== previous.input.testImages) queueMicrotask(() => this.#setFirstImage())
  }

  /** The image that the page puts in by itself when a data set arrives is no learner's choice. */
  #setFirstImage(): void {
    const { since } = this.#state.scene
    this.#setScene({ since: { ...since, image: this.#session.store.getState().input.image } })
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
    if (this.missing) {
      this.#waiting = true
      return
    }
    // What was done meanwhile was done to another model.
    if (this.#waiting) {
      this.#enter()
      return
    }
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
