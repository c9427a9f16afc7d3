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
  /**
   * One array a series, in the order of the chart's `series`, each as long as `x`; NaN or null: no value; undefined: x
   * is not one of its places, and its line goes on.
   */
  columns: readonly ArrayLike<number | null | undefined>[]
}

/** How one column is drawn. */
export interface LineSeries {
  /** Names it in the read-out under the pointer. */
  label: string
  kind: 'line' | 'dots'
  /** 'accent' is the run itself, 'text' what is measured beside it, 'muted' what it is compared with. */
  tone?: Tone
  /** How the line is broken, if it is: tells lines apart where colours do not. */
  dash?: Dash
  /** Drawn under the others, and faint. */
  faint?: boolean
}

export type Tone = 'accent' | 'text' | 'muted'
export type Dash = 'dashed' | 'dotted'

/** Lengths of strokes and of the gaps between them, in widths of the line. */
export const dashes: Readonly<Record<Dash, readonly [number, number]>> = {
  dashed: [4, 2.5],
  dotted: [1, 1.75],
}

/** A horizontal line to compare with. */
export interface ReferenceLine {
  value: number
  label: string
}

type Value = number | null | undefined

/** What uPlot draws: null where there is no value, undefined where there is no place for one. */
export type AlignedColumns = [number[], ...Value[][]]

/** Copies data as uPlot wants them, null where there is no value. */
export function alignColumns({ x, columns }: LineData): AlignedColumns {
  const present = (value: Value) => (typeof value === 'number' && !Number.isFinite(value) ? null : value)
  return [Array.from(x), ...columns.map((column) => Array.from(column, present))]
}

/** Several data over one axis, their columns one after another. */
export function joined(...all: readonly LineData[]): LineData {
  const x = Float64Array.from(new Set(all.flatMap((data) => Array.from(data.x)))).sort()
  const places = new Map(Array.from(x, (value, place) => [value, place]))
  const columns = all.flatMap((data) =>
    data.columns.map((column) => {
      const spread = new Array<Value>(x.length)
      for (let i = 0; i < data.x.length; i++) spread[places.get(data.x[i] as number) as number] = column[i]
      return spread
    }),
  )
  return { x, columns }
}

/** Ends of an x axis for short runs; after them it grows in whole steps of `stride`. */
const shortEnds = [0.2, 0.5, 1, 2, 5, 10]
const stride = 20

/** The end of an x axis that grows with its data, in steps, so that it does not creep. */
export function niceEnd(last: number): number {
  return shortEnds.find((end) => end >= last) ?? Math.ceil(last / stride) * stride
}
