/** What the engine does, cut into stages: their units may be done in any order and by several threads. */
import type { UpdateRule } from '../../vae/optimiser'
import { decodingPlan, encodingPlan, evaluationPlan, trainingPlan } from '../../vae/plan/build-plan'
import type { Plan, PlanSettings } from '../../vae/plan/plan'
import type { Device } from './device'
import { blocksOf, rowBlock } from './row-block'
import { type RowOperation, runRowOperation } from './row-operations'
import { applyUnit, updateUnit } from './run-update'
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
  const gradients = rowOperations(training)
  const posterior = gradients.findIndex(({ kind }) => kind === 'posterior-gradient')
  const cut = posterior < 0 ? gradients.length : posterior
  const units = updateUnits(training)
  const stages = {
    forward: rowStage(training, gradients.slice(0, cut)),
    backward: rowStage(training, gradients.slice(cut)),
    gradients: rowStage(training, gradients),
    update: unitStage(units, (device, { rows, rule, keep }, unit) => {
      updateUnit(device, unit, rows, rule, keep)
    }),
    apply: unitStage(units, (device, { rule, factor }, unit) => applyUnit(device, unit, rule, factor)),
    encoding: rowStage(plans.encoding, rowOperations(plans.encoding)),
    decoding: rowStage(plans.decoding, rowOperations(plans.decoding)),
    evaluation: rowStage(plans.evaluation, rowOperations(plans.evaluation)),
  }
  return { plans, stages }
}

/** Updates come last here, whatever their place in the plan: they change weights and need whole batches. */
function rowOperations({ operations }: Plan): RowOperation[] {
  return operations.filter((operation) => operation.kind !== 'update')
}

function rowStage(plan: Plan, operations: readonly RowOperation[]): Stage {
  return {
    units: blocksOf,
    run(device, { rows }, unit) {
      const run = { plan, block: rowBlock(unit, rows), batchRows: rows }
      for (const operation of operations) runRowOperation(device, run, operation)
    },
  }
}

function unitStage(
  units: readonly UpdateUnit[],
  run: (device: Device, run: StageRun, unit: UpdateUnit) => void,
): Stage {
  return { units: () => units.length, run: (device, stageRun, unit) => run(device, stageRun, units[unit]) }
}
