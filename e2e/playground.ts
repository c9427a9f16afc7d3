/** The page under test, opened the way that a person opens it, with the verbs of `window.playground` at hand. */
import type { Locator, Page } from '@playwright/test'
import type { Playground as Verbs } from '../src/app/playground'
import type { EvaluationOptions } from '../src/training/answers'
import type { TrainingAmount } from '../src/training/protocol'
import type { SettingsChange } from '../src/vae/settings'

declare global {
  interface Window {
    playground: Verbs
  }
}

/** Of each data set, as stories are served them. */
export const trainingImages = 10_000
export const testImages = 2000

/** A run that is quick everywhere: a small network, small batches, and no search for a graphics card. */
export const quick = 'v=1&model.hidden=16&batchSize=16&backend=wasm'

export class Playground {
  readonly page: Page
  /** The plane, operated by pointer and arrow keys. */
  readonly plane: Locator
  readonly notices: Locator

  constructor(page: Page) {
    this.page = page
    this.plane = page.getByRole('application', { name: 'Latent space' })
    this.notices = page.getByRole('region', { name: 'Notices' })
  }

  /** Opens the page, with a hash such as `v=1&objective.beta=4`, and waits until it can train. */
  async open(hash = '') {
    await this.visit(hash)
    await this.ready()
  }

  /** Opens the page and waits for nothing but its scripts. */
  async visit(hash = '') {
    // Through an empty page: a change of hash alone would not load anything.
    if (this.page.url() !== 'about:blank') await this.page.goto('about:blank')
    await this.page.goto(hash ? `./#${hash}` : './', { waitUntil: 'commit' })
    await this.page.waitForFunction(() => 'playground' in window)
  }

  /** Waits for `window.playground.ready`; rejects if it does. */
  async ready() {
    await this.page.evaluate(() => window.playground.ready)
    // The verbs may be there before the page has been drawn.
    await this.page.getByRole('heading', { level: 1 }).waitFor()
  }

  /** Waits until the last image has arrived. */
  async loaded() {
    await this.page
      .getByRole('progressbar', { name: 'Loading images' })
      .first()
      .waitFor({ state: 'detached' })
  }

  settings = () => this.page.evaluate(() => window.playground.settings())
  status = () => this.page.evaluate(() => window.playground.status())
  history = () => this.page.evaluate(() => window.playground.history())
  pause = () => this.page.evaluate(() => window.playground.pause())
  step = () => this.page.evaluate(() => window.playground.step())
  reset = () => this.page.evaluate(() => window.playground.reset())
  train = (amount?: TrainingAmount) => this.page.evaluate((given) => window.playground.train(given), amount)
  evaluate = (options: Partial<EvaluationOptions>) =>
    this.page.evaluate((given) => window.playground.evaluate(given), options)
  encode = (images: number[][]) => this.page.evaluate((given) => window.playground.encode(given), images)
  decode = (z: number[][]) => this.page.evaluate((given) => window.playground.decode(given), z)
  configure = (change: SettingsChange) =>
    this.page.evaluate((given) => window.playground.configure(given), change)

  /** Waits until training has gone past a step. */
  async reach(step: number) {
    await this.page.waitForFunction((target) => window.playground.status().step >= target, step)
  }

  /** The coordinates that the sliders show, by their numbers; those of folded sliders are left out. */
  async z(): Promise<number[]> {
    const sliders = await this.page.getByRole('slider', { name: /^z\d+$/ }).all()
    const read = sliders.map(async (slider) => ({
      number: Number((await slider.getAttribute('aria-label'))?.slice(1)),
      value: Number(await slider.inputValue()),
    }))
    return (await Promise.all(read)).sort((a, b) => a.number - b.number).map(({ value }) => value)
  }

  picture = (name: 'Decoded image' | 'Input image' | 'Reconstruction') =>
    this.page.getByRole('img', { name, exact: true })
}
