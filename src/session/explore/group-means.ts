/** Where groups of images lie in the latent space. */
import { meanOf, type Vector } from '../../analysis/direction'
import type { Trainer } from '../../training/protocol'
import { picturesOf } from '../chosen-image'
import type { ImageGroup } from './explore-state'

/** Test images over which the mean of a class is taken: their encoding interrupts training for a moment only. */
const classImages = 2000

export interface GroupsQuestion {
  groups: readonly ImageGroup[]
  latentDimensions: number
}

/** The means of the groups' posterior means; null of a group without images. */
export async function meansOfGroups(
  trainer: Trainer,
  { groups, latentDimensions }: GroupsQuestion,
): Promise<readonly (Vector | null)[]> {
  const wanted = groups.some(({ kind }) => kind === 'class')
  const embedding = wanted ? await trainer.embed(classImages) : null
  const mean = async (group: ImageGroup) => {
    if (group.kind === 'class') {
      return (
        embedding && meanOf(embedding.means, latentDimensions, (row) => embedding.labels[row] === group.label)
      )
    }
    if (group.images.length === 0) return null
    const { pixels, told } = await picturesOf(trainer, group.images)
    const posterior = await trainer.encode(pixels, group.images.length, told)
    return meanOf(posterior.mean, latentDimensions, () => true)
  }
  return Promise.all(groups.map(mean))
}
