import type { Dataset, LoadedSplit } from '../../datasets/dataset'
import { subsetOf } from '../../datasets/subset'
import { Problem } from '../../lib/problem'
import { labelClasses } from '../../vae/parameters'
import type { Settings } from '../../vae/settings'
import type { TestTable } from '../answers'

/** @throws Problem 'no-such-labels' where a conditional network cannot be told the labels of the data */
function checkClasses({ model }: Settings, dataset: Dataset): void {
  const classes = dataset.classes.length
  if (model.conditional && (classes === 0 || classes > labelClasses)) {
    throw new Problem('no-such-labels', { classes, limit: labelClasses })
  }
}

/**
 * The part of its data set that a run of these settings sees.
 * @throws Problem 'no-such-labels' or 'subset-empty'
 */
export function dataOfRun(settings: Settings, whole: Dataset): Dataset {
  checkClasses(settings, whole)
  return subsetOf(whole, settings.dataset, settings.subset)
}

/** The images of a data set that are looked at beside those of a run: see `Trainer.score`. */
export function comparedSplit({ dataset }: Settings, id: string, { test, whole }: Dataset): LoadedSplit {
  return id === dataset ? test : (whole ?? test)
}

/**
 * The same of several, once all their images are there.
 * @throws Problem 'no-such-labels' as {@link checkClasses} does
 */
export async function comparedSplits(
  settings: Settings,
  ids: readonly string[],
  datasets: readonly Dataset[],
): Promise<LoadedSplit[]> {
  for (const dataset of datasets) checkClasses(settings, dataset)
  const splits = datasets.map((dataset, index) => comparedSplit(settings, ids[index] as string, dataset))
  await Promise.all(splits.map((split) => split.whenAvailable(split.total)))
  return splits
}

/** What is known of a split's images besides their labels, as copies that may go to the page. */
export function knownOf({ factors, names }: LoadedSplit): Pick<TestTable, 'factors' | 'names'> {
  return {
    ...(names && { names }),
    ...(factors && { factors: { ...factors, values: factors.values.slice() } }),
  }
}
