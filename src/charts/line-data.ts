/** Where a chart gets its numbers: outside React's state, so that twenty updates a second render nothing. */
export interface LineSource {
  /** Calls back after every change; returns how to unsubscribe. */
  subscribe(changed: () => void): () => void
  /** The present data; called at most once a frame. */
  read(): LineData
}

export interface LineData {
  /** Rising. */
  x: ArrayLike<number>
  /** One array a series, in the order of the chart's `series`, each as long as `x`; NaN or null: no value. */
  columns: readonly ArrayLike<number | null>[]
}

/** How one column is drawn. */
export interface LineSeries {
  /** Names it in the read-out under the pointer. */
  label: string
  kind: 'line' | 'dots'
  /** 'accent' is the run itself, 'text' what is measured beside it, 'muted' what it is compared with. */
  tone?: 'accent' | 'text' | 'muted'
}

/** A horizontal line to compare with. */
export interface ReferenceLine {
  value: number
  label: string
}

/** What uPlot draws: null where there is no value. */
export type AlignedColumns = [number[], ...(number | null)[][]]

/** Copies data as uPlot wants them, null where there is no value. */
export function alignColumns({ x, columns }: LineData): AlignedColumns {
  const present = (value: number | null) => (value === null || !Number.isFinite(value) ? null : value)
  return [Array.from(x), ...columns.map((column) => Array.from(column, present))]
}

/** Ends of an x axis for short runs; after them it grows in whole steps of `stride`. */
const shortEnds = [0.2, 0.5, 1, 2, 5, 10]
const stride = 20

/** The end of an x axis that grows with its data, in steps, so that it does not creep. */
export function niceEnd(last: number): number {
  return shortEnds.find((end) => end >= last) ?? Math.ceil(last / stride) * stride
}
