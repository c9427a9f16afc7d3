import { curves } from './en/curves'
import { explore } from './en/explore'
import { fields } from './en/fields'
import { images } from './en/images'
import { latent } from './en/latent'
import { page } from './en/page'
import { problems } from './en/problems'
import { runs } from './en/runs'
import { settings } from './en/settings'
import { training } from './en/training'

/** Every text of the page in English. The shape of this object is the shape of every other catalogue. */
export const en = {
  ...page,
  ...training,
  ...settings,
  ...fields,
  ...images,
  ...latent,
  ...curves,
  ...explore,
  ...problems,
  ...runs,
}

/** A catalogue of another language: the same keys, other texts. */
export type Catalogue = typeof en
