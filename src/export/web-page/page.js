// What the decoder computes. In the console of this page: decode([0, 0]) gives the pixels.

const model = JSON.parse(document.getElementById('model').textContent)
const weights = floats(model.weights)
const nonlinearities = {
  relu: (x) => Math.max(x, 0),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  tanh: Math.tanh,
  softplus,
}
const nonlinearity = nonlinearities[model.activation]

/** @param {string} base64 of float32 numbers @returns {Float32Array} */
function floats(base64) {
  return new Float32Array(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer)
}

function softplus(x) {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

/**
 * The pixel means of a code: 784 numbers in [0, 1], row by row.
 * @param {ArrayLike<number>} code one number a latent dimension
 * @param {number} told the class that a conditional decoder is told
 */
function decode(code, told = label) {
  let values = Float64Array.from(code)
  if (model.classes.length > 0) {
    values = new Float64Array(code.length + model.labels)
    values.set(code)
    values[code.length + told] = 1
  }
  let place = 0
  model.layers.forEach((layer, index) => {
    const size = layer.outputs * layer.inputs
    const isDense = layer.kind === 'dense'
    const weightCount = isDense ? size : layer.small.channels * layer.large.channels * 16
    const weight = weights.subarray(place, place + weightCount)
    const biasCount = isDense ? layer.outputs : layer.large.channels
    const bias = weights.subarray(place + weightCount, place + weightCount + biasCount)
    place += weightCount + biasCount
    values = isDense ? dense(values, weight, bias) : transposedConvolution(values, weight, bias, layer)
    if (index < model.layers.length - 1) values = values.map(nonlinearity)
  })
  return values.map((logit) => 1 / (1 + Math.exp(-logit)))
}

/** Weights are [out, in]. */
function dense(values, weight, bias) {
  const inputs = values.length
  return Float64Array.from(bias, (start, output) => {
    let sum = start
    for (let input = 0; input < inputs; input++) sum += weight[output * inputs + input] * values[input]
    return sum
  })
}

/** Of 4 × 4, stride 2, padding 1. Weights are [in, out, 4, 4], maps [channels, side, side]. */
function transposedConvolution(values, weight, bias, { small, large }) {
  const smallSize = small.side ** 2
  const largeSize = large.side ** 2
  const maps = new Float64Array(large.channels * largeSize).map(
    (_, index) => bias[Math.floor(index / largeSize)],
  )
  for (let from = 0; from < small.channels; from++) {
    for (let at = 0; at < smallSize; at++) {
      const value = values[from * smallSize + at]
      if (value === 0) continue
      const top = 2 * Math.floor(at / small.side) - 1
      const left = 2 * (at % small.side) - 1
      for (let to = 0; to < large.channels; to++) {
        spread(value, weight, (from * large.channels + to) * 16, maps, to * largeSize, large.side, top, left)
      }
    }
  }
  return maps
}

/** Adds a value times a filter of 4 × 4 to a map, where the map has places for it. */
function spread(value, weight, filter, maps, start, side, top, left) {
  for (let tap = 0; tap < 16; tap++) {
    const row = top + (tap >> 2)
    const column = left + (tap & 3)
    if (row < 0 || column < 0 || row >= side || column >= side) continue
    maps[start + row * side + column] += value * weight[filter + tap]
  }
}

// What the page shows.

const { words, range } = model
const side = Math.sqrt(model.pixels)
const tiles = 15
const z = new Float64Array(model.dimensions)
const axes = [0, Math.min(1, z.length - 1)]
const sliders = []
const manifold = document.createElement('canvas')
let label = model.label
let painting = 0

const element = (id) => document.getElementById(id)
const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}
/** A canvas understands no light-dark(): what an element makes of it is plain. */
const colour = (name) => {
  element('pad').style.color = `var(${name})`
  return getComputedStyle(element('pad')).color
}
const clamped = (value) => Math.min(range, Math.max(-range, value))

/** Draws pixels as white ink on black, or with an alpha in their place, at a tile of a canvas. */
function paintPixels(canvas, pixels, [x, y] = [0, 0], ink = null) {
  const image = new ImageData(side, side)
  pixels.forEach((value, index) => {
    const grey = Math.round(255 * value)
    image.data.set(ink ? [...ink, grey * 0.75] : [grey, grey, grey, 255], 4 * index)
  })
  canvas.getContext('2d').putImageData(image, x * side, y * side)
}

/** Moves z, in all that shows it. @param {[dimension: number, value: number][]} moves */
function move(moves) {
  for (const [dimension, value] of moves) z[dimension] = clamped(value)
  sliders.forEach(({ slider, output }, dimension) => {
    slider.value = z[dimension]
    output.value = z[dimension].toFixed(2)
  })
  paintPixels(element('image'), decode(z))
  // The pictures behind the plane lie where the other dimensions are.
  if (moves.some(([dimension]) => !axes.includes(dimension))) paintManifold()
  drawPad()
}

/** Fills the plane with what its places decode to, some milliseconds at a time. */
function paintManifold() {
  if (z.length < 2) return
  painting += 1
  const mine = painting
  const light = matchMedia('(prefers-color-scheme: light)').matches
  const ink = light ? [23, 23, 28] : [241, 241, 245]
  const code = z.slice()
  let tile = 0
  const go = () => {
    const until = performance.now() + 12
    while (mine === painting && tile < tiles ** 2 && performance.now() < until) {
      const [column, row] = [tile % tiles, Math.floor(tile / tiles)]
      code[axes[0]] = range * ((2 * column + 1) / tiles - 1)
      code[axes[1]] = -range * ((2 * row + 1) / tiles - 1)
      paintPixels(manifold, decode(code), [column, row], ink)
      tile += 1
    }
    if (mine !== painting) return
    drawPad()
    if (tile < tiles ** 2) setTimeout(go)
  }
  go()
}

function drawPad() {
  const pad = element('pad')
  const canvas = pad.firstElementChild
  const size = Math.round(pad.clientWidth * devicePixelRatio)
  if (size === 0) return
  if (canvas.width !== size) canvas.width = canvas.height = size
  const context = canvas.getContext('2d')
  const scale = size / (2 * range)
  context.clearRect(0, 0, size, size)
  context.drawImage(manifold, 0, 0, size, size)
  context.lineWidth = devicePixelRatio
  context.strokeStyle = colour('--border')
  context.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio])
  if (model.hasPrior) {
    for (const radius of [1, 2]) {
      context.beginPath()
      context.arc(size / 2, size / 2, radius * scale, 0, 2 * Math.PI)
      context.stroke()
    }
  }
  context.setLineDash([])
  context.beginPath()
  context.arc(
    (z[axes[0]] + range) * scale,
    (range - z[axes[1]]) * scale,
    8 * devicePixelRatio,
    0,
    2 * Math.PI,
  )
  context.fillStyle = colour('--accent')
  context.fill()
  context.lineWidth = 3 * devicePixelRatio
  context.strokeStyle = colour('--plot')
  context.stroke()
  pad.setAttribute(
    'aria-label',
    `${words.plane}: z${axes[0] + 1} ${z[axes[0]].toFixed(2)}, z${axes[1] + 1} ${z[axes[1]].toFixed(2)}`,
  )
}

// What the person does.

function setUpPad() {
  const pad = element('pad')
  pad.tabIndex = 0
  manifold.width = manifold.height = tiles * side
  const go = (event) => {
    const box = pad.getBoundingClientRect()
    move([
      [axes[0], range * ((2 * (event.clientX - box.left)) / box.width - 1)],
      [axes[1], range * (1 - (2 * (event.clientY - box.top)) / box.height)],
    ])
  }
  pad.addEventListener('pointerdown', (event) => {
    pad.setPointerCapture(event.pointerId)
    go(event)
  })
  pad.addEventListener('pointermove', (event) => event.buttons > 0 && go(event))
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowDown: [1, -1], ArrowUp: [1, 1] }
  pad.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const dimension = axes[step[0]]
    move([[dimension, z[dimension] + step[1] * range * (event.shiftKey ? 0.1 : 0.02)]])
  })
  if (z.length < 3) return
  const options = () =>
    Array.from(z, (_, index) => make('option', { value: index, textContent: `z${index + 1}` }))
  axes.forEach((dimension, axis) => {
    const select = make('select', { ariaLabel: [words.across, words.up][axis] }, ...options())
    select.value = dimension
    select.addEventListener('change', () => {
      axes[axis] = Number(select.value)
      paintManifold()
    })
    element('axes').append(make('label', {}, ['↔', '↕'][axis], select))
  })
}

function setUpSliders() {
  z.forEach((_, dimension) => {
    const name = `z${dimension + 1}`
    const slider = make('input', {
      type: 'range',
      min: -range,
      max: range,
      step: range / 300,
      ariaLabel: name,
    })
    const output = make('output', {})
    slider.addEventListener('input', () => move([[dimension, Number(slider.value)]]))
    sliders.push({ slider, output })
    element('sliders').append(make('label', {}, make('span', { textContent: name }), slider, output))
  })
}

function setUpClasses() {
  model.classes.forEach((name, index) => {
    const radio = make('input', { type: 'radio', name: 'class', checked: index === label })
    radio.addEventListener('change', () => {
      label = index
      move([])
      paintManifold()
    })
    element('classes').append(make('label', {}, radio, name))
  })
}

/** A standard normal number (Box & Muller 1958). */
const normal = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())

function setUpPage() {
  element('plane').hidden = z.length < 2
  element('sample').hidden = !model.hasPrior
  element('sample').addEventListener('click', () => move(Array.from(z, (_, index) => [index, normal()])))
  element('centre').addEventListener('click', () => move(Array.from(z, (_, index) => [index, 0])))
  setUpPad()
  setUpSliders()
  setUpClasses()
  new ResizeObserver(drawPad).observe(element('pad'))
  matchMedia('(prefers-color-scheme: light)').addEventListener('change', paintManifold)
  move(Array.from(model.z, (value, index) => [index, value]))
  paintManifold()
}

setUpPage()
