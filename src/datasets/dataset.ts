/** Images and labels as they lie in memory: uint8, growing shard by shard as they arrive. */

/** `public/datasets/<id>/manifest.json`. */
export interface Manifest {
  id: string
  name: string
  licence: { name: string; url: string }
  source: { name: string; url: string }
  /** Class names by label. */
  classes: string[]
  image: { width: number; height: number }
  train: Split
  test: Split
}

export interface Split {
  images: number
  /** In order; every shard but the last holds `shardSize` images. */
  shards: Shard[]
  labels: DataFile
}

/** uint8 pixels: image after image, row by row from the top left. */
export interface Shard extends DataFile {
  images: number
}

/** A gzip file. */
export interface DataFile {
  /** Name of a file beside the manifest. */
  file: string
  /** Length and SHA-256 of the uncompressed bytes. */
  byteLength: number
  sha256: string
}

/** A data set that is being loaded or has been. */
export interface Dataset {
  /** Class names by label. */
  readonly classes: readonly string[]
  /** Whether dark on light was turned into light on dark, in data that a person brought. */
  readonly negative?: boolean
  /** Pixels an image. */
  readonly pixels: number
  readonly train: LoadedSplit
  readonly test: LoadedSplit
  /** Either split's images together, of data that a person brought: there may be few of them. */
  readonly whole?: LoadedSplit
  /** Asks once more for the files that failed, and only for those. Wait for the images as before. */
  retry(): void
}

export interface LoadedSplit {
  /** Images when complete. */
  readonly total: number
  /** Images there now: a prefix of the whole, one shard at a time. */
  readonly available: number
  /** [total, pixels]; only the first `available` rows hold data. */
  readonly images: Uint8Array
  /** [total] */
  readonly labels: Uint8Array
  /** What the images were made from, where that is known. */
  readonly factors?: Factors
  /** Of the files that the images came from, where they had one each, [total]. */
  readonly names?: readonly string[]
  /** Images in a full shard. */
  readonly shardSize: number
  /** Resolves once `count` images are there; rejects with the Problem that stopped the load. */
  whenAvailable(count: number): Promise<void>
}

/** The causes of images that were made on purpose: what a latent dimension might find out about them. */
export interface Factors {
  /** Each factor's name and how many values it takes. */
  readonly list: readonly { readonly name: string; readonly values: number }[]
  /** Which value of each factor an image has, counted from 0: [total, factors]. */
  readonly values: Uint8Array
}

export interface LoadProgress {
  /** Images of both splits that are there and verified. */
  images: number
  totalImages: number
  /** Share of all the data that has been received, 0 to 1, in steps finer than a shard. For a progress bar. */
  received: number
}
