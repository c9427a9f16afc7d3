import type { Dataset } from '../../datasets/dataset'
import { readPictureFile } from '../../datasets/picture-file'
import { prepareAsImported, prepareImage } from '../../datasets/prepare'
import { preparationOf } from '../../datasets/registry'
import type { Settings } from '../../vae/settings'

/** A picture file as the network of a run sees it, [784] in [0, 1]: brought in as the images of its data set were. */
export async function readPictureFor(
  { settings, dataset }: { settings: Settings; dataset: Dataset },
  file: Blob,
  name: string,
): Promise<Float32Array> {
  const picture = await readPictureFile(file, name)
  if (dataset.negative !== undefined) return prepareAsImported(picture, dataset.negative)
  return prepareImage(picture, preparationOf(settings.dataset), name)
}
