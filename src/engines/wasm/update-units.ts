/** The updates of a plan, cut into units of about the same work that threads can take in any order. */
import type { BufferName, Plan, Update } from '../../vae/plan/plan'

/** Part of the update of a layer: all inputs to some panels of outputs, or some inputs to all outputs. */
export interface UpdateUnit {
  operation: Update
  /** Number of the unit. */
  index: number
  inputs: Range
  outputs: Range
  /** Whether the biases of these outputs belong to it. */
  bias: boolean
}

/** From `first` on, `count` of them. */
interface Range {
  first: number
  count: number
}

/** Some tens of microseconds: short enough to share out evenly, long enough not to notice the sharing. */
const unitWeights = 8192
/** Columns of a panel, and twice the rows of a tile. */
const grain = 8
/** Whether most entries of an input are zero: its updates are cut by inputs, since each unit lists what is not. */
export function isSparse(input: BufferName): boolean {
  return input === 'images' || input === 'told.images'
}

/** In the order of the operations. */
export function updateUnits({ operations }: Plan): UpdateUnit[] {
  const updates = operations.filter((operation) => operation.kind === 'update')
  return updates.flatMap(unitsOf).map((unit, index) => ({ ...unit, index }))
}

/** Inputs that a unit with lists may have. */
export function mostUnitInputs(units: readonly UpdateUnit[]): number {
  const listed = units.filter(({ operation }) => isSparse(operation.input))
  return listed.reduce((most, { inputs }) => Math.max(most, inputs.count), 0)
}

function unitsOf(operation: Update): Omit<UpdateUnit, 'index'>[] {
  const { inputs, outputs } = operation.layer
  if (isSparse(operation.input)) {
    return ranges(inputs, outputs).map((part) => {
      return { operation, inputs: part, outputs: { first: 0, count: outputs }, bias: part.first === 0 }
    })
  }
  return ranges(outputs, inputs).map((part) => {
    return { operation, inputs: { first: 0, count: inputs }, outputs: part, bias: true }
  })
}

/** @param across weights to each of the `length` */
function ranges(length: number, across: number): Range[] {
  const most = grain * Math.max(1, Math.round(unitWeights / across / grain))
  const count = Math.ceil(length / most)
  return Array.from({ length: count }, (_, part) => {
    return { first: part * most, count: Math.min(most, length - part * most) }
  })
}
