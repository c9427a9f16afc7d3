import { compressAndRebuild } from './01-compress-and-rebuild'
import { holes } from './02-holes'
import { meanVarianceDice } from './03-mean-variance-dice'
import { theElbo } from './04-the-elbo'
import { whatBetaDoes } from './05-what-beta-does'
import { posteriorCollapse } from './06-posterior-collapse'
import { walking } from './07-walking'
import { surprise } from './08-surprise'
import { fromPictureToCode } from './09-from-picture-to-code'
import type { Lesson } from './lesson'

/** In the order of their numbers. */
export const lessons: readonly Lesson[] = [
  compressAndRebuild,
  holes,
  meanVarianceDice,
  theElbo,
  whatBetaDoes,
  posteriorCollapse,
  walking,
  surprise,
  fromPictureToCode,
]
