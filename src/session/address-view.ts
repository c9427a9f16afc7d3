/** How the address tells what is looked at: `z=0.5,-1.2&plane=3,1&view=0,0,1.6&layers=points,prior`. */
import { labelClasses } from '../vae/parameters'
import { type ChosenImage, testImages, testIndices } from './chosen-image'
import { type ExploreTab, initialExploreState, tabNames } from './explore/explore-state'
import { firstDimensions, type PlaneSpan } from './plane-frame'
import { limited, type PlaneWindow, sameWindow } from './plane-window'
import { defaultLayers, firstImages, type Layer, type Layers, type SessionState, type Spacing } from './state'

export interface ViewInAddress {
  /** The selected point; null where nobody selected one. */
  z: readonly number[] | null
  span: PlaneSpan
  /** Null where nobody chose one. */
  window: PlaneWindow | null
  layers: Layers
  spacing: Spacing
  /** Whose posteriors the plane shows, if it shows any. */
  posteriorsOf: readonly ChosenImage[]
  /** Labels whose points are not shown. */
  hiddenClasses: ReadonlySet<number>
  /** What is open in the Explore panel. */
  tab: ExploreTab
  /** The class that a conditional network is told; null where the address names none. */
  label: number | null
  /** The lesson that is open; null if there is none. */
  lesson: number | null
}

export const defaultView: ViewInAddress = {
  z: null,
  span: firstDimensions,
  window: null,
  layers: defaultLayers,
  spacing: 'even',
  posteriorsOf: firstImages,
  hiddenClasses: new Set(),
  tab: initialExploreState.tab,
  label: null,
  lesson: null,
}

/** What is looked at, as far as a person or a link has chosen it. */
export function viewOf({ settings, latent, explore, lesson }: SessionState): ViewInAddress {
  const { z, chosen, window, looked, label } = latent
  return {
    ...latent,
    z: chosen ? z : null,
    window: looked ? window : null,
    tab: explore.tab,
    label: settings.model.conditional ? label : null,
    lesson: lesson || null,
  }
}

/** Dimensions and test images that a plane may be told to span, counted from 1. */
const mostDimensions = 64
const mostImages = 10_000
/** Images that may be chosen to be seen together. */
export const mostTogether = 40
/** Lessons are numbered from 1. */
const lessonCount = 9
/** Labels are bytes. */
const largestLabel = 255

/** The parts of an address that are not as by default. Pictures of a person's own cannot be told in it. */
export function formatView(view: ViewInAddress): string[] {
  const { z, span, window, layers, spacing, posteriorsOf, hiddenClasses, tab, label, lesson } = view
  const parts: string[] = []
  if (z) parts.push(`z=${z.map(shortened).join(',')}`)
  const plane = formatSpan(span)
  if (plane !== null && plane !== formatSpan(firstDimensions)) parts.push(`plane=${plane}`)
  if (window) parts.push(`view=${[...window.centre, window.halfWidth].map(precise).join(',')}`)
  const names = Object.keys(defaultLayers) as Layer[]
  if (names.some((name) => layers[name] !== defaultLayers[name])) {
    parts.push(`layers=${names.filter((name) => layers[name]).join(',')}`)
  }
  if (spacing !== 'even') parts.push(`spacing=${spacing}`)
  const posteriors = counted(testIndices(posteriorsOf))
  if (posteriors !== counted(testIndices(firstImages))) parts.push(`posteriors=${posteriors}`)
  if (hiddenClasses.size > 0) parts.push(`hiddenClasses=${[...hiddenClasses].sort(byNumber).join(',')}`)
  if (tab !== defaultView.tab) parts.push(`tab=${tab}`)
  if (label !== null) parts.push(`label=${label}`)
  if (lesson !== null) parts.push(`lesson=${lesson}`)
  return parts
}

/** Takes one key of an address into the view; false, and nothing is changed, if it is none or its value bad. */
export function takeView(view: ViewInAddress, key: string, value: string): boolean {
  const change = readers[key as keyof typeof readers]
  const read = Object.hasOwn(readers, key) ? change(value) : null
  if (read) Object.assign(view, read)
  return read !== null
}

type ViewKey =
  | 'z'
  | 'plane'
  | 'view'
  | 'layers'
  | 'spacing'
  | 'posteriors'
  | 'hiddenClasses'
  | 'tab'
  | 'label'
  | 'lesson'

const readers: Record<ViewKey, (value: string) => Partial<ViewInAddress> | null> = {
  z(value) {
    const z = numbers(value)
    return z.every(Number.isFinite) ? { z } : null
  },
  plane(value) {
    const span = parseSpan(value)
    return span && { span }
  },
  view(value) {
    const [x = Number.NaN, y = Number.NaN, halfWidth = Number.NaN, ...more] = numbers(value)
    const window = { centre: [x, y], halfWidth } as const
    const good = more.length === 0 && [x, y, halfWidth].every(Number.isFinite)
    return good && sameWindow(limited(window), window) ? { window } : null
  },
  layers(value) {
    const shown = value === '' ? [] : value.split(',')
    if (!shown.every((name) => Object.hasOwn(defaultLayers, name))) return null
    const layers = Object.fromEntries(Object.keys(defaultLayers).map((name) => [name, shown.includes(name)]))
    return { layers: layers as Record<Layer, boolean> }
  },
  spacing: (value) => (value === 'even' || value === 'quantile' ? { spacing: value } : null),
  posteriors(value) {
    if (value === '') return { posteriorsOf: [] }
    const images = indices(value.split(','), mostImages)
    return images.length > 0 && images.length <= mostTogether ? { posteriorsOf: testImages(images) } : null
  },
  hiddenClasses(value) {
    const labels = numbers(value)
    const good = labels.every((label) => Number.isInteger(label) && label >= 0 && label <= largestLabel)
    return good ? { hiddenClasses: new Set(labels) } : null
  },
  tab(value) {
    const tab = tabNames.find((name) => name === value)
    return tab ? { tab } : null
  },
  lesson(value) {
    const lesson = decodeNumber(value)
    return Number.isInteger(lesson) && lesson >= 1 && lesson <= lessonCount ? { lesson } : null
  },
  label(value) {
    const label = decodeNumber(value)
    return Number.isInteger(label) && label >= 0 && label < labelClasses ? { label } : null
  },
}

/** Null for a plane through pictures that a link cannot carry. */
function formatSpan(span: PlaneSpan): string | null {
  switch (span.kind) {
    case 'dimensions':
      return counted(span.dimensions)
    case 'components':
      return 'components'
    case 'images': {
      const images = testIndices(span.images)
      return images.length === span.images.length ? `images,${counted(images)}` : null
    }
  }
}

/** Indices as the page numbers things, from 1. */
function counted(indices: readonly number[]): string {
  return indices.map((index) => index + 1).join(',')
}

function parseSpan(text: string): PlaneSpan | null {
  if (text === 'components') return { kind: 'components' }
  const [first = '', ...rest] = text.split(',')
  if (first === 'images') {
    const [one, two, three, ...more] = testImages(indices(rest, mostImages))
    return one && two && three && more.length === 0 ? { kind: 'images', images: [one, two, three] } : null
  }
  const dimensions = indices([first, ...rest], mostDimensions)
  return dimensions.length === 2 ? { kind: 'dimensions', dimensions: dimensions as [number, number] } : null
}

/** Different whole numbers from 1 to `most`, counted from 0; none where one of them is something else. */
function indices(texts: string[], most: number): number[] {
  const read = texts.map(decodeNumber)
  const good = read.every((number) => Number.isInteger(number) && number >= 1 && number <= most)
  return good && new Set(read).size === read.length ? read.map((number) => number - 1) : []
}

function byNumber(one: number, other: number): number {
  return one - other
}

function numbers(list: string): number[] {
  return list.split(',').map(decodeNumber)
}

/** NaN for anything but a plain decimal number: Number() would take '' for 0 and '0x10' for 16. */
export function decodeNumber(text: string): number {
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
}

function shortened(coordinate: number): string {
  return String(Number(coordinate.toFixed(3)))
}

/** Enough for a window of any size to open at the same pixel. */
function precise(value: number): string {
  return String(Number(value.toPrecision(6)))
}
