/** What the engine does, cut into stages: their units may be done in any order and by several threads. */
import type { UpdateRule } from '../../vae/optimiser'
import { isTrained } from '../../vae/parameters'
import { decodingPlan, encodingPlan, evaluationPlan, trainingPlan } from '../../vae/plan/build-plan'
import type { Plan, PlanSettings } from '../../vae/plan/plan'
import type { Trains } from '../../vae/settings'
import type { Device } from './device'
import { blocksOf, rowBlock } from './row-block'
import { type RowOperation, runRowOperation } from './row-operations'
import { applyUnit, leaveUnit, updateUnit } from './run-update'
import { type UpdateUnit, updateUnits } from './update-units'

/** `gradients` is both that come before it, for where nothing has to be known of the whole batch in between. */
export const stageNames = [
  'forward',
  'backward',
  'gradients',
  'update',
  'apply',
  'encoding',
  'decoding',
  'evaluation',
] as const

export type StageName = (typeof stageNames)[number]

export interface StageRun {
  /** Images of the batch. */
  rows: number
  rule: UpdateRule
  /** Whether `update` keeps the gradients for `apply`, and what this multiplies them by. */
  keep: boolean
  factor: number
  /** Whose gradients are asked for. */
  trains: Trains
}

export interface Stage {
  /** How many units there are with so many rows. */
  units(rows: number): number
  run(device: Device, run: StageRun, unit: number): void
}

export type Stages = Record<StageName, Stage>

export interface Work {
  plans: Record<'training' | 'encoding' | 'decoding' | 'evaluation', Plan>
  stages: Stages
}

export function workOf(settings: PlanSettings, pixels: number): Work {
  const plans = {
    training: trainingPlan(settings, pixels),
    encoding: encodingPlan(settings, pixels),
    decoding: decodingPlan(settings, pixels),
    evaluation: evaluationPlan(settings, pixels),
  }
  const { training } = plans
  const units = updateUnits(training)
  const gradients = {
    both: rowOperations(training),
    encoder: rowOperations(trainingPlan(settings, pixels, 'encoder')),
    decoder: rowOperations(trainingPlan(settings, pixels, 'decoder')),
  }
  const cutAt = (part: 'before' | 'after') => {
    const cut = (operations: readonly RowOperation[]) => {
      const posterior = operations.findIndex(({ kind }) => kind === 'posterior-gradient')
      const at = posterior < 0 ? operations.length : posterior
      return part === 'before' ? operations.slice(0, at) : operations.slice(at)
    }
    return { both: cut(gradients.both), encoder: cut(gradients.encoder), decoder: cut(gradients.decoder) }
  }
  const stages = {
    forward: rowStage(training, cutAt('before')),
    backward: rowStage(training, cutAt('after')),
    gradients: rowStage(training, gradients),
    update: unitStage(units, (device, { rows, rule, keep, trains }, unit) => {
      if (isTrained(unit.operation.layer, trains)) updateUnit(device, unit, rows, rule, keep)
      else leaveUnit(device, unit)
    }),
    apply: unitStage(units, (device, { rule, factor, trains }, unit) => {
      if (isTrained(unit.operation.layer, trains)) applyUnit(device, unit, rule, factor)
    }),
    encoding: rowStage(plans.encoding, always(rowOperations(plans.encoding))),
    decoding: rowStage(plans.decoding, always(rowOperations(plans.decoding))),
    evaluation: rowStage(plans.evaluation, always(rowOperations(plans.evaluation))),
  }
  return { plans, stages }
}

/** Updates come last here, whatever their place in the plan: they change weights and need whole batches. */
function rowOperations({ operations }: Plan): RowOperation[] {
  return operations.filter((operation) => operation.kind !== 'update')
}

function always(operations: readonly RowOperation[]): Record<Trains, readonly RowOperation[]> {
  return { both: operations, encoder: operations, decoder: operations }
}

function rowStage(plan: Plan, operations: Record<Trains, readonly RowOperation[]>): Stage {
  return {
    units: blocksOf,
    run(device, { rows, trains }, unit) {
      const run = { plan, block: rowBlock(unit, rows), batchRows: rows }
      for (const operation of operations[trains]) runRowOperation(device, run, operation)
    },
  }
}

function unitStage(
  units: readonly UpdateUnit[],
  run: (device: Device, run: StageRun, unit: UpdateUnit) => void,
): Stage {
  return { units: () => units.length, run: (device, stageRun, unit) => run(device, stageRun, units[unit]) }
}
