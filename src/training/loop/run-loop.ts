import { type Problem, toProblem, toProblemData } from '../../lib/problem'
import type { Goal, RunStatus } from '../protocol'
import type { Reporter } from '../reporter'
import { calmed } from './calming'
import type { Leash } from './leash'
import { patienceWith } from './patience'
import type { Run } from './run'
import { takeTestTerms, trainUntil } from './training-loop'

export interface RunLoopOptions {
  leash: Leash
  /** Whether the test terms are taken when training has ended. */
  rest: boolean
  /** Asked while they are taken: whether something else is waiting. */
  hurried(): boolean
  /** Moves the run to an engine that works, if it is the present one that has failed; else it throws the same. */
  takeOver(problem: Problem): Promise<void>
}

/** After so many, the learning rate is a quarter of what it was: then it is something else. */
const mostCalmings = 2

/** Training in progress: it begins at once, can be stopped, and lets errands be run between two slices. */
export class RunLoop {
  /** Resolves when training has ended, the rest included; what went wrong is in the status. */
  readonly done: Promise<RunStatus>
  readonly #run: Run
  readonly #reporter: Reporter
  readonly #leash: Leash
  #stopped = false
  #pausing = false
  /** Where it was last told that it waits. */
  #waitsAt = Number.NaN
  #over = false
  #calmed = 0
  #errands: (() => Promise<void>)[] = []
  #wake = () => {}
  #woken: Promise<void> = new Promise((resolve) => {
    this.#wake = resolve
  })

  constructor(run: Run, goal: Goal, reporter: Reporter, options: RunLoopOptions) {
    this.#run = run
    this.#reporter = reporter
    this.#leash = options.leash
    this.done = this.#trainAndRest(goal, options)
  }

  /** Whether nobody has asked it to end. */
  get goesOn(): boolean {
    return !this.#stopped && !this.#pausing && !this.#over
  }

  /** Ends training after the step in progress; on a leash, at its end. */
  pause(): void {
    if (this.#mayPause) this.#stopped = true
    this.#pausing = true
    this.#wake()
  }

  /** Ends training after the step in progress. */
  stop(): void {
    this.#stopped = true
    this.#wake()
  }

  /** Runs something that training would disturb, without ending it; no step is in flight meanwhile. */
  async betweenSlices<Result>(errand: () => Promise<Result>): Promise<Result> {
    if (this.#over) return errand()
    return await new Promise<Result>((resolve, reject) => {
      this.#errands.push(() => errand().then(resolve, reject))
      this.#wake()
    })
  }

  async #trainAndRest(goal: Goal, options: RunLoopOptions): Promise<RunStatus> {
    const run = this.#run
    try {
      await this.#train(goal, options)
      run.curve.flush(run.step, run.epoch)
      this.#reporter.report(run)
      if (options.rest && run.phase === 'paused') await this.#rest(options)
    } catch (thrown) {
      run.problem = toProblemData(thrown)
    }
    this.#over = true
    await this.#runErrands()
    this.#reporter.report(run)
    return run.status
  }

  async #train(goal: Goal, options: RunLoopOptions): Promise<void> {
    const run = this.#run
    run.problem = null
    run.phase = 'training'
    this.#reporter.reportGoal(goal)
    this.#reporter.report(run)
    try {
      while (!(await this.#reaches(goal, options)));
      run.phase = 'paused'
    } catch (thrown) {
      run.problem = toProblemData(thrown)
      // Missing data can be fetched again; anything else needs a decision.
      run.phase = run.problem.code.startsWith('dataset-') ? 'paused' : 'failed'
    }
  }

  /** Trains until the goal is reached or another engine has taken over, which is false. */
  async #reaches(goal: Goal, { takeOver }: RunLoopOptions): Promise<boolean> {
    const run = this.#run
    try {
      await trainUntil(run, goal, {
        stopped: () => this.#stopped || (this.#pausing && this.#mayPause),
        furthest: () => this.#leash.step,
        atFurthest: () => this.#waitAtLeash(),
        woken: () => this.#woken,
        awaited: () => this.#errands.length > 0,
        beforeWait: () => {
          // Nobody knows when they will come.
          if (this.#pausing) this.#stopped = true
          this.#reporter.report(run)
        },
        betweenSlices: async () => {
          this.#reporter.askForPatience(patienceWith(run.pace))
          await this.#runErrands()
          await this.#reporter.reportDuringTraining(run, this.#leash.isOn)
        },
      })
      return true
    } catch (thrown) {
      const problem = toProblem(thrown)
      if (problem.code === 'training-diverged') this.#calm(problem as Problem<'training-diverged'>)
      else await takeOver(problem)
      return false
    }
  }

  /** Takes the test terms; those of the engine that takes over, where the present one fails at them. */
  async #rest(options: RunLoopOptions): Promise<void> {
    try {
      await takeTestTerms(this.#run, options.hurried)
    } catch (thrown) {
      await options.takeOver(toProblem(thrown))
      await this.#rest(options)
    }
  }

  get #mayPause(): boolean {
    return !this.#leash.isOn || this.#run.step >= this.#leash.step
  }

  async #waitAtLeash(): Promise<void> {
    const { step } = this.#run
    const changed = this.#leash.changed()
    // It rests there and says so, instead.
    if (this.#pausing) return
    if (step !== this.#waitsAt) await this.#reporter.reportAtLeash(this.#run)
    this.#waitsAt = step
    if (this.#leash.step <= step && !this.#pausing) await Promise.race([this.#woken, changed])
  }

  /** Lets training that diverged, and has been put back, go on more slowly; not more than twice. */
  #calm(problem: Problem<'training-diverged'>): void {
    const { settings } = this.#run
    if (this.#calmed === mostCalmings) throw problem
    this.#calmed += 1
    const learningRate = settings.optimizer.learningRate / 2
    this.#run.settings = calmed(settings, { learningRate })
    this.#reporter.reportCalming({ ...problem.facts, learningRate })
  }

  async #runErrands(): Promise<void> {
    const errands = this.#errands
    this.#errands = []
    for (const errand of errands) await errand()
    if (this.#stopped) return
    this.#woken = new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}
