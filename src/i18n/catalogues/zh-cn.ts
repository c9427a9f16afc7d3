import type { Catalogue } from './en'
import { curves } from './zh-cn/curves'
import { explore } from './zh-cn/explore'
import { fields } from './zh-cn/fields'
import { images } from './zh-cn/images'
import { latent } from './zh-cn/latent'
import { page } from './zh-cn/page'
import { problems } from './zh-cn/problems'
import { runs } from './zh-cn/runs'
import { settings } from './zh-cn/settings'
import { training } from './zh-cn/training'

/** 简体中文。 */
export const zhCN: Catalogue = {
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
