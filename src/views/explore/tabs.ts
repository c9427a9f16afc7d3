import { type ComponentType, lazy } from 'react'
import { fetchTexts } from '../../i18n/i18n'
import type { ExploreTab } from '../../session/explore/explore-state'
import { TabMissing } from './TabMissing'

/** What is in the Explore panel, in this order: a tab is a folder and a line here. Each is fetched when it opens. */
export const exploreTabs: readonly { name: ExploreTab; View: ComponentType }[] = [
  { name: 'samples', View: fetched(async () => (await import('./samples/SamplesTab')).SamplesTab) },
  { name: 'paths', View: fetched(async () => (await import('./paths/PathsTab')).PathsTab) },
  {
    name: 'directions',
    View: fetched(async () => (await import('./directions/DirectionsTab')).DirectionsTab),
  },
  {
    name: 'dimensions',
    View: fetched(async () => (await import('./dimensions/DimensionsTab')).DimensionsTab),
  },
  {
    name: 'neighbours',
    View: fetched(async () => (await import('./neighbours/NeighboursTab')).NeighboursTab),
  },
  {
    name: 'projection',
    View: fetched(async () => (await import('./projection/ProjectionTab')).ProjectionTab),
  },
  { name: 'measures', View: fetched(async () => (await import('./measures/MeasuresTab')).MeasuresTab) },
  {
    name: 'anomalies',
    View: fetched(async () => (await import('./anomalies/AnomaliesTab')).AnomaliesTab),
  },
  {
    name: 'step',
    View: fetched(async () => {
      const [{ StepTab }] = await Promise.all([import('./step/StepTab'), fetchTexts('step')])
      return StepTab
    }),
  },
  {
    name: 'compare',
    View: fetched(async () => {
      const [{ CompareTab }] = await Promise.all([import('./compare/CompareTab'), fetchTexts('compare')])
      return CompareTab
    }),
  },
  { name: 'save', View: fetched(async () => (await import('./save/SaveTab')).SaveTab) },
]

function fetched(load: () => Promise<ComponentType>): ComponentType {
  return lazy(() =>
    Promise.all([load(), fetchTexts('instruments')]).then(
      ([View]) => ({ default: View }),
      () => ({ default: TabMissing }),
    ),
  )
}
