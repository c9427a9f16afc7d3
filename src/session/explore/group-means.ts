/** Where groups of test images lie in the latent space. */
import { meanOf, type Vector } from '../../analysis/direction'
import type { Trainer } from '../../training/protocol'
import { greyLevels } from '../../vae/image'
import type { ImageGroup } from './explore-state'

/** Test images over which the mean of a class is taken: their encoding interrupts training for a moment only. */
const classImages = 2000

export interface GroupsQuestion {
  groups: readonly [ImageGroup, ImageGroup]
  latentDimensions: number
}

/** The means of the groups' posterior means; null of a group without images. */
export async function meansOfGroups(
  trainer: Trainer,
  { groups, latentDimensions }: GroupsQuestion,
): Promise<readonly [Vector | null, Vector | null]> {
  const wanted = groups.some(({ kind }) => kind === 'class')
  const embedding = wanted ? await trainer.embed(classImages) : null
  const mean = async (group: ImageGroup) => {
    if (group.kind === 'class') {
      return (
        embedding && meanOf(embedding.means, latentDimensions, (row) => embedding.labels[row] === group.label)
      )
    }
    if (group.indices.length === 0) return null
    const { images, labels } = await trainer.testImages(group.indices)
    const posterior = await trainer.encode(greyLevels(images), group.indices.length, labels)
    return meanOf(posterior.mean, latentDimensions, () => true)
  }
  return [await mean(groups[0]), await mean(groups[1])]
}
