/** The image that a person puts in, and what the model makes of it. */
import type { StoreApi } from 'zustand/vanilla'
import type { GreyImage } from '../datasets/grey-image'
import { prepareDrawing } from '../datasets/prepare'
import { preparationOf } from '../datasets/registry'
import { latestWins } from '../lib/latest-wins'
import { Problem, toProblem } from '../lib/problem'
import type { Trainer } from '../training/protocol'
import { greyLevels } from '../vae/image'
import { corrupted } from '../vae/input-noise'
import { Stream } from '../vae/random'
import { type ChosenImage, type ChosenPictures, picturesOf } from './chosen-image'
import type { LatentView } from './latent-view'
import { pace, turnWhileTraining } from './pace'
import { standardNormal } from './standard-normal'
import type { InputSource, InputState, SessionState } from './state'

/** Test images offered to pick from. */
const offered = 10
/** Examinations while training goes on. */
const examineEveryMs = 250

export class InputView {
  readonly #store: StoreApi<SessionState>
  readonly #trainer: Trainer
  readonly #report: (problem: Problem) => void
  readonly #latent: LatentView
  /** Counts inputs and models: what comes back for an earlier one is dropped. */
  #generation = 0

  constructor(
    store: StoreApi<SessionState>,
    trainer: Trainer,
    report: (problem: Problem) => void,
    latent: LatentView,
  ) {
    this.#store = store
    this.#trainer = trainer
    this.#report = report
    this.#latent = latent
  }

  /** Takes a drawing as it is now, and the strokes it consists of; null or a blank one clears the input. */
  draw(drawing: GreyImage | null, strokes: InputState['strokes']): void {
    pace.handMoves()
    const { dataset } = this.#store.getState().settings
    const image = drawing && prepareDrawing(drawing, preparationOf(dataset))
    this.#put('draw', image, { strokes })
  }

  /** Takes a picture file; one that cannot be used is reported and changes nothing. */
  async upload(file: File): Promise<void> {
    try {
      const image = await this.#trainer.readPicture(file, file.name)
      this.#put('upload', image, { fileName: file.name })
    } catch (thrown) {
      this.#report(toProblem(thrown))
    }
  }

  /** Takes the first picture among what was dropped or pasted; says so if there is none. */
  async paste(items: DataTransfer): Promise<void> {
    const file = items.files[0]
    if (file) await this.upload(file)
    else this.#report(new Problem('clipboard-without-image', {}))
  }

  pickTestImage(index: number): void {
    const { testImages } = this.#state
    if (!testImages) return
    const pixels = testImages.images.length / testImages.labels.length
    const image = testImages.images.subarray(index * pixels, (index + 1) * pixels)
    this.#putTestImage(index, image, testImages.labels[index] as number)
  }

  /** Chooses the class that a conditional network is told with this input, and with z. */
  tell(label: number): void {
    this.#latent.tell(label)
    this.#examineNow()
  }

  /** Puts the noise of training on the input, at each call another draw of it. */
  putNoise(): void {
    this.#patch({ noiseDraw: (this.#state.noiseDraw ?? 0) + 1 })
    this.#examineNow()
  }

  takeNoiseOff(): void {
    this.#patch({ noiseDraw: null })
    this.#examineNow()
  }

  /** Any pictures that could be put in. */
  pictures(images: readonly ChosenImage[]): Promise<ChosenPictures> {
    return picturesOf(this.#trainer, images)
  }

  /** Takes any picture of the test set. */
  async takeTestImage(index: number): Promise<void> {
    const generation = this.#generation
    const { images, labels } = await this.#trainer.testImages([index])
    // Not if somebody has put in something else meanwhile.
    if (generation === this.#generation) this.#putTestImage(index, images, labels[0] as number)
  }

  /** Puts the point z at a sample of this input's posterior. */
  samplePosterior(): void {
    const { examination } = this.#state
    if (!examination) return
    const { mean, logVariance } = examination
    this.#latent.move(
      Array.from(mean, (value, i) => value + Math.exp((logVariance[i] as number) / 2) * standardNormal()),
    )
  }

  /** Puts the point z at the mean of this input's posterior. */
  goToPosterior(): void {
    const { examination } = this.#state
    if (examination) this.#latent.move(Array.from(examination.mean))
  }

  /** Another model looks at the same input. */
  begin(): void {
    this.#generation += 1
    this.#patch({ examination: null })
  }

  /** Another data set: its own test images to pick from, and the first of them if there is no other input. */
  async offerTestImages(): Promise<void> {
    const indices = Array.from({ length: offered }, (_, index) => index)
    this.#patch({ testImages: await this.#trainer.testImages(indices) })
    const { source, image } = this.#state
    const { label } = this.#store.getState().latent
    if (source === 'test' || !image) this.pickTestImage(0)
    // What a link says, or somebody has chosen before.
    if (label !== null) this.tell(label)
  }

  /** The parameters have changed: the same input is looked at again. */
  readonly refresh = latestWins(() => this.#examine({ inTurn: true }), examineEveryMs)

  /** Examines at once what a person has just put in. */
  readonly #examineNow = latestWins(() => this.#examine({ inTurn: false }))

  /** Its class is what a conditional network is told from now on. */
  #putTestImage(index: number, image: Uint8Array, label: number): void {
    this.#latent.tell(label)
    this.#put('test', greyLevels(image), { label, testIndex: index })
  }

  #put(source: InputSource, image: Float32Array | null, from: Partial<InputState>): void {
    this.#generation += 1
    const blank = { strokes: [], label: null, fileName: null, testIndex: null }
    // A drawing in progress keeps what is shown until the answer for its newest stroke is there.
    const examination = image && source === 'draw' ? this.#state.examination : null
    this.#patch({ source, image, ...blank, ...from, examination })
    this.#examineNow()
  }

  async #examine({ inTurn }: { inTurn: boolean }): Promise<void> {
    const { image, noiseDraw } = this.#state
    const { settings, latent } = this.#store.getState()
    const key = { seed: settings.seed, stream: Stream.inputNoiseShown, step: noiseDraw ?? 0 }
    const noisy = image && noiseDraw !== null ? corrupted(image, settings.objective, key) : null
    this.#patch({ noisy })
    if (!image) return
    const generation = this.#generation
    try {
      const examination = await this.#trainer.examine(noisy ?? image, latent.label ?? 0)
      if (inTurn) await turnWhileTraining(this.#store)
      const current = generation === this.#generation && noisy === this.#state.noisy
      if (current) this.#patch({ examination })
    } catch (thrown) {
      if (generation === this.#generation) this.#report(toProblem(thrown))
    }
  }

  get #state(): InputState {
    return this.#store.getState().input
  }

  #patch(change: Partial<InputState>): void {
    this.#store.setState((state) => ({ input: { ...state.input, ...change } }))
  }
}
