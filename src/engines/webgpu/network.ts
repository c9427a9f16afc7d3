/** A dense network as the shaders see it: its plan, and where everything lies. */
import type { Operation, Plan } from '../../vae/plan/plan'
import { type Arena, arenaOf, placeIn } from './arena'
import { type DeviceLayout, deviceLayout, type Matrix, matrixOf, quad, quadsOf } from './device-layout'
import { type Extent, type Hardware, type Tile, tileFor, tilesOf } from './tile'
import { networkBytes } from './wgsl/bindings'
import { layer, network as networkStructure, type ValuesOf } from './wgsl/uniforms'

export type LayerValues = ValuesOf<typeof layer>

export interface Network {
  /** Of a training step. */
  plan: Plan
  layout: DeviceLayout
  arena: Arena
  hardware: Hardware
  tiles: Tiles
  /** What the shaders are told. */
  values: ValuesOf<typeof networkStructure>
  /** Those whose parameters are updated, in the order of the tiles of the update pass. */
  layers: LayerValues[]
}

/** The tiles that more than one shader has to know. */
interface Tiles {
  posterior: Tile
  logits: Tile
  update: Tile
}

/** More workgroups than any GPU runs at a time. */
const mostApplyGroups = 1024
export const applyThreads = 256

/** @param rows images a step, by which the tiles are chosen: any number is computed rightly */
export function networkOf(plan: Plan, rows: number, hardware: Hardware): Network {
  const layout = deviceLayout(plan.layout)
  const arena = arenaOf(plan)
  const { mean, logVariance, pixels, latentDimensions, classes } = plan.layout
  const updates = updatesOf(plan, layout)
  const extents = updates.map(({ matrix }) => weightExtent(matrix))
  const posterior = [{ rows, columns: matrixOf(layout, mean).outputs }]
  const tiles = {
    posterior: tileFor(posterior, hardware),
    logits: tileFor([{ rows, columns: pixels }], hardware),
    update: tileFor(extents, hardware),
  }
  return {
    plan,
    layout,
    arena,
    hardware,
    tiles,
    values: {
      rowQuads: arena.rowQuads,
      imageQuads: quadsOf(pixels),
      latentQuads: quadsOf(latentDimensions),
      pixels,
      latentDimensions,
      parameterQuads: layout.quads,
      z: placeIn(arena, 'z'),
      posterior: logVariance ? placeIn(arena, 'mean') : 0,
      posteriorGradient: logVariance ? placeIn(arena, 'gradient.mean') : 0,
      updateTiles: tilesOf(extents, tiles.update.edge),
      applyGroups: Math.min(mostApplyGroups, Math.ceil(layout.quads / applyThreads)),
      posteriorTileRows: tiles.posterior.edge,
      logitTileRows: tiles.logits.edge,
      logitTilesAcross: Math.ceil(pixels / tiles.logits.edge),
      layerCount: updates.length,
      variance: plan.variance,
      logTwoPiVariance: Math.log(2 * Math.PI * plan.variance),
      seenQuads: quadsOf(pixels + classes),
      codeQuads: quadsOf(latentDimensions + classes),
      code: placeIn(arena, classes > 0 ? 'told.z' : 'z'),
    },
    layers: updates.map((update, index) =>
      layerValues(arena, update, {
        firstTile: tilesOf(extents.slice(0, index), tiles.update.edge),
      }),
    ),
  }
}

/** Whether steps have images without noise beside those that the encoder sees. */
export function hasTargets({ inputs }: Plan): boolean {
  return inputs.includes('targets')
}

/** What shaders are told of a layer; places that a shader does not use are 0. */
export function layerValues(
  arena: Arena,
  { matrix, input, gradient, columns = matrix.outputs }: LayerPlaces,
  more: Partial<LayerValues> = {},
): LayerValues {
  const isSeen = (name: string) => name === 'images' || name === 'told.images'
  const place = (name: string | undefined) => (name === undefined || isSeen(name) ? 0 : placeIn(arena, name))
  return {
    fromImages: input !== undefined && isSeen(input) ? 1 : 0,
    input: place(input),
    output: 0,
    gradient: place(gradient),
    inputQuads: matrix.inputQuads,
    outputQuads: matrix.outputQuads,
    outputs: matrix.outputs,
    columns,
    weight: matrix.weight,
    bias: matrix.bias,
    firstTile: 0,
    unused: 0,
    ...more,
  }
}

interface LayerPlaces {
  matrix: Matrix
  input?: string
  gradient?: string
  /** Columns of the output that are no padding. */
  columns?: number
}

/** Bytes of the network's values and layers, as the shaders read them. */
export function networkData({ values, layers }: Network): ArrayBuffer {
  const data = new ArrayBuffer(networkBytes)
  networkStructure.write(data, 0, values)
  for (const [index, ofLayer] of layers.entries()) {
    layer.write(data, networkStructure.bytes + index * layer.bytes, ofLayer)
  }
  return data
}

/** Quads of partial sums that a pass over so many images needs. */
export function partialsQuads({ values, tiles }: Network, rows: number): number {
  const kl = Math.ceil(rows / tiles.posterior.edge) * values.latentQuads
  // A sum for each image and tile of columns, when single images are evaluated.
  const reconstruction = rows * values.logitTilesAcross
  return values.updateTiles + values.applyGroups + kl + reconstruction
}

/** The updates of a plan, one for each matrix. */
function updatesOf(plan: Plan, layout: DeviceLayout) {
  const updates = new Map<Matrix, Extract<Operation, { kind: 'update' }> & { matrix: Matrix }>()
  for (const operation of plan.operations) {
    if (operation.kind !== 'update') continue
    const matrix = matrixOf(layout, operation.layer)
    updates.set(matrix, { ...operation, matrix })
  }
  return [...updates.values()]
}

function weightExtent({ outputs, inputQuads }: Matrix): Extent {
  return { rows: outputs, columns: quad * inputQuads }
}
