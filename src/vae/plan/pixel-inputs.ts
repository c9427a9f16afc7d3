import type { BufferName, Plan } from './plan'

/**
 * What a step fills those inputs of a {@link trainingPlan} with that are pixels.
 * @throws Error unless the step has noise on its images where the plan has it, and there alone
 */
export function pixelInputs<Values>(
  plan: Plan,
  { images, inputs }: { images: Values; inputs?: Values | undefined },
): [BufferName, Values][] {
  if (plan.inputs.includes('targets') !== (inputs !== undefined)) {
    throw new Error('a step has noise on its images if and only if the objective has')
  }
  if (inputs === undefined) return [['images', images]]
  return [
    ['images', inputs],
    ['targets', images],
  ]
}
