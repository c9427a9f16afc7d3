import type { DataFile, Dataset, LoadProgress, Manifest, Split } from './dataset'
import type { DatasetSource } from './dataset-source'
import { SplitBuffer } from './loaded-split'

/** Transfers at a time. More would slow the first shard down, for which somebody is waiting. */
const transfers = 2

/** How often transfers in progress are reported. */
const reportIntervalMs = 100

/** One file on its way into memory. */
interface Job {
  file: DataFile
  /** Where it goes: the file of this index in the split. */
  split: SplitBuffer
  index: number
  /** Share received, 0 to 1. */
  received: number
}

/** A data set whose files stream in, what is needed first coming first. */
export class ShardLoader implements Dataset {
  readonly classes: readonly string[]
  readonly pixels: number
  readonly train: SplitBuffer
  readonly test: SplitBuffer
  readonly #source: DatasetSource
  readonly #report: (progress: LoadProgress) => void
  readonly #jobs: readonly Job[]
  #waiting: Job[]
  #failed: Job[] = []
  #running = 0
  #reportedAt = 0

  /** Starts loading. @param report is told of every arrival, and of transfers in progress now and then. */
  constructor(manifest: Manifest, source: DatasetSource, report: (progress: LoadProgress) => void) {
    this.classes = manifest.classes
    this.pixels = manifest.image.width * manifest.image.height
    this.train = bufferOf(manifest.train, this.pixels)
    this.test = bufferOf(manifest.test, this.pixels)
    this.#source = source
    this.#report = report
    this.#jobs = jobsInOrder([this.test, manifest.test], [this.train, manifest.train])
    this.#waiting = [...this.#jobs]
    this.#fill()
  }

  retry(): void {
    const again = this.#failed
    this.#failed = []
    for (const { split, index } of again) split.expect(index)
    this.#waiting.push(...again)
    this.#fill()
  }

  #fill(): void {
    while (this.#running < transfers) {
      const job = this.#waiting.shift()
      if (!job) return
      this.#running += 1
      void this.#run(job).then(() => {
        this.#running -= 1
        this.#fill()
      })
    }
  }

  /** Never rejects: what went wrong goes to those who wait for the images. */
  async #run(job: Job): Promise<void> {
    const { file, split, index } = job
    try {
      await this.#source.load(file, split.place(index), (share) => this.#receive(job, share))
    } catch (reason) {
      job.received = 0
      this.#failed.push(job)
      split.fail(index, reason)
      return
    }
    split.arrive(index)
    this.#receive(job, 1)
  }

  #receive(job: Job, share: number): void {
    job.received = share
    const now = performance.now()
    if (share < 1 && now - this.#reportedAt < reportIntervalMs) return
    this.#reportedAt = now
    this.#report(this.#progress())
  }

  #progress(): LoadProgress {
    const sum = (value: (job: Job) => number) => this.#jobs.reduce((total, job) => total + value(job), 0)
    return {
      images: this.train.available + this.test.available,
      totalImages: this.train.total + this.test.total,
      received: sum((job) => job.received * job.file.byteLength) / sum((job) => job.file.byteLength),
    }
  }
}

function bufferOf({ images, shards }: Split, pixels: number): SplitBuffer {
  return new SplitBuffer(images, shards[0]?.images ?? images, pixels)
}

/** What training cannot begin without comes first: the labels, then the first shard of either split. */
function jobsInOrder(...splits: [SplitBuffer, Split][]): Job[] {
  const jobs = splits.flatMap(([split, { labels, shards }]) =>
    [labels, ...shards].map((file, index): Job => ({ file, split, index, received: 0 })),
  )
  const rank = (job: Job) => Math.min(job.index, 2)
  return jobs.toSorted((a, b) => rank(a) - rank(b))
}
