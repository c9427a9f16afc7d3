/** How the time of a step grows, as a drawing: a panel a sweep, a line a contestant, both axes logarithmic. */
import { nameOf, summary } from './summary.mjs'

const panel = { width: 320, height: 250, left: 46, right: 14, top: 34, bottom: 42 }
const legendLine = 22

/** One colour a contestant; a dashed line is a page with threads. */
const themes = {
  light: {
    text: '#24292f',
    faint: '#d0d7de',
    lines: {
      'idiomatic tfjs': '#6e7781',
      'our tfjs engine': '#b45309',
      'jax-js': '#7c3aed',
      ours: '#0f766e',
    },
  },
  dark: {
    text: '#e6edf3',
    faint: '#3d444d',
    lines: {
      'idiomatic tfjs': '#9ca3af',
      'our tfjs engine': '#f59e0b',
      'jax-js': '#a78bfa',
      ours: '#2dd4bf',
    },
  },
}

export const themeNames = Object.keys(themes)

const axisNames = {
  batch: 'images a step',
  width: 'width of the first hidden layer',
  depth: 'hidden layers of 128',
  latent: 'latent dimensions',
}

export const plottedSweeps = Object.keys(axisNames)

/**
 * @param {{ backend: string, sweep: string, results: object[] }[]} measured of one backend, a sweep each
 * @returns the text of an SVG file
 */
export function plot(measured, themeName) {
  const theme = themes[themeName]
  const panels = measured.map((each) => ({ ...each, lines: linesOf(each) }))
  const times = panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(([, time]) => time)))
  const y = logarithmic([Math.min(...times), Math.max(...times)], [panel.height - panel.bottom, panel.top])
  const names = new Map(panels.flatMap(({ lines }) => lines.map((line) => [line.name, line])))
  const width = 2 * panel.width
  const legend = [...names.values()].map((line, index) => legendEntry(line, index, theme))
  const legendHeight = Math.ceil(legend.length / 2) * legendLine + 8
  const height = legendHeight + Math.ceil(panels.length / 2) * panel.height
  const body = panels.map((each, index) => {
    const at = `translate(${(index % 2) * panel.width} ${legendHeight + Math.floor(index / 2) * panel.height})`
    return `<g transform="${at}">${panelBody(each, y, theme)}</g>`
  })
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`
  const font = 'font-family="system-ui, sans-serif" font-size="12"'
  const title = '<title>Milliseconds a training step</title>'
  return `${open} ${font} fill="${theme.text}">\n${[title, ...legend, ...body].join('\n')}\n</svg>\n`
}

function linesOf({ backend, results }) {
  const summaries = results.map((result) => summary(result))
  return results[0].entries.flatMap((entry, index) => {
    const points = results.flatMap(({ label }, task) => {
      const times = summaries[task][index]
      return times ? [[Number(label), times.milliseconds]] : []
    })
    if (points.length < 2) return []
    return [{ id: entry.id, name: nameOf(entry, backend), dashed: entry.isolation === 'isolated', points }]
  })
}

function panelBody({ sweep, results, lines }, y, theme) {
  const values = results.map(({ label }) => Number(label))
  const [first, last] = [values[0], values[values.length - 1]]
  const x = logarithmic([first, last], [panel.left + 8, panel.width - panel.right - 8])
  const bottom = panel.height - panel.bottom
  const columns = values.map(
    (value) =>
      `<path d="M${x(value)} ${panel.top}V${bottom}" stroke="${theme.faint}"/>` +
      text(x(value), bottom + 16, value, 'middle'),
  )
  const rows = ticks(y.domain).map(
    (value) =>
      `<path d="M${panel.left} ${y(value)}H${panel.width - panel.right}" stroke="${theme.faint}"/>` +
      text(panel.left - 6, y(value) + 4, value, 'end'),
  )
  const drawn = lines.map(
    (line) =>
      `<path d="M${line.points.map(([value, time]) => `${x(value)} ${y(time)}`).join('L')}" ${stroke(line, theme)}/>` +
      line.points
        .map(
          ([value, time]) =>
            `<circle cx="${x(value)}" cy="${y(time)}" r="2.5" fill="${color(line, theme)}"/>`,
        )
        .join(''),
  )
  const title = text(panel.left, panel.top - 14, 'ms a step', 'start')
  const axis = text(
    (panel.left + panel.width - panel.right) / 2,
    panel.height - 8,
    axisNames[sweep],
    'middle',
  )
  return [...columns, ...rows, ...drawn, title, axis].join('')
}

function legendEntry(line, index, theme) {
  const x = panel.left + (index % 2) * panel.width
  const y = legendLine * Math.floor(index / 2) + 16
  return `<path d="M${x} ${y - 4}h24" ${stroke(line, theme)}/>${text(x + 32, y, line.name, 'start')}`
}

function color({ id }, { lines }) {
  return lines[id] ?? lines.ours
}

function stroke(line, theme) {
  const dashes = line.dashed || line.id.endsWith('in bulk') ? ' stroke-dasharray="5 3"' : ''
  return `fill="none" stroke="${color(line, theme)}" stroke-width="2"${dashes}`
}

function text(x, y, content, anchor) {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${content}</text>`
}

function logarithmic([low, high], [from, to]) {
  const scale = (value) =>
    Math.round(10 * (from + ((to - from) * Math.log(value / low)) / Math.log(high / low))) / 10
  return Object.assign(scale, { domain: [low, high] })
}

/** Round numbers within a range, one, two and five of each power of ten. */
function ticks([low, high]) {
  const powers = Array.from({ length: 9 }, (_, index) => 10 ** (index - 3))
  return powers
    .flatMap((power) => [1, 2, 5].map((digit) => digit * power))
    .filter((n) => n >= low && n <= high)
}
