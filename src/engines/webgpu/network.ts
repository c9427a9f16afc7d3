/** A dense VAE as the shaders see it: its plan, and where everything lies. */
import type { BufferName, Operation, Plan } from '../../vae/plan/plan'
import { type Arena, arenaOf, placeIn } from './arena'
import { type DeviceLayout, deviceLayout, type Matrix, matrixOf, quad, quadsOf } from './device-layout'
import { type Extent, type Tile, tileFor, tilesOf } from './tile'

export interface Network {
  /** Of a training step. */
  plan: Plan
  layout: DeviceLayout
  arena: Arena
  imageQuads: number
  latentQuads: number
  tiles: Tiles
  partials: Partials
}

/** The tiles that more than one shader has to know. */
interface Tiles {
  posterior: Tile
  logits: Tile
  update: Tile
}

/** Where sums of parts lie in `partials`, in quads. The first are those of the tiles of the weight gradients. */
interface Partials {
  /** How many tiles the weight gradients have. */
  updateTiles: number
  /** Of the pass that applies clipped gradients. */
  apply: number
  applyGroups: number
  /** By how much gradients are scaled down. */
  scale: number
  /** A row of quads for each tile of rows of the posterior. */
  kl: number
}

/** More workgroups than any GPU runs at a time. */
const mostApplyGroups = 1024
export const applyThreads = 256

/** @param rows images a step, by which the tiles are chosen: any number is computed rightly */
export function networkOf(plan: Plan, rows: number): Network {
  const layout = deviceLayout(plan.layout)
  const { mean, pixels, latentDimensions, decoder } = plan.layout
  const matrices = [...new Set(layout.matrices.values())]
  const posterior = matrixOf(layout, mean)
  const gradients = matrices.map(weightExtent)
  const last = decoder[decoder.length - 1]
  const tiles = {
    posterior: tileFor([{ rows, columns: posterior.outputs }], mean.inputs),
    logits: tileFor([{ rows, columns: pixels }], last.inputs),
    update: tileFor(gradients, rows),
  }
  const updateTiles = tilesOf(gradients, tiles.update.rows, tiles.update.columns)
  const applyGroups = Math.min(mostApplyGroups, Math.ceil(layout.quads / applyThreads))
  return {
    plan,
    layout,
    arena: arenaOf(plan),
    imageQuads: quadsOf(pixels),
    latentQuads: quadsOf(latentDimensions),
    tiles,
    partials: {
      updateTiles,
      apply: updateTiles,
      applyGroups,
      scale: updateTiles + applyGroups,
      kl: updateTiles + applyGroups + 1,
    },
  }
}

export function weightExtent({ outputs, inputQuads }: Matrix): Extent {
  return { rows: outputs, columns: quad * inputQuads }
}

/** Quads of partial sums that a pass over so many images needs: see {@link Partials}. */
export function partialsQuads({ partials, tiles, latentQuads, imageQuads }: Network, rows: number): number {
  const kl = Math.ceil(rows / tiles.posterior.rows) * latentQuads
  // A sum for each image and tile of columns, when single images are evaluated.
  const reconstruction = rows * Math.ceil((quad * imageQuads) / tiles.logits.columns)
  return partials.kl + kl + reconstruction
}

/** WGSL for a quad of a row of a buffer. */
export function quadIn(network: Network, name: BufferName, row: string, column: string): string {
  if (name === 'images') return `inputs[batch.images + (${row}) * ${network.imageQuads}u + ${column}]`
  if (name === 'epsilon') return `inputs[batch.epsilon + (${row}) * ${network.latentQuads}u + ${column}]`
  const { arena } = network
  return `arena[(${row}) * ${arena.rowQuads}u + ${placeIn(arena, name)}u + ${column}]`
}

/** The updates of a plan, one for each matrix. */
export function updatesOf({ plan, layout }: Network): UpdateOfMatrix[] {
  const updates = new Map<Matrix, UpdateOfMatrix>()
  for (const operation of plan.operations) {
    if (operation.kind !== 'update') continue
    const matrix = matrixOf(layout, operation.layer)
    updates.set(matrix, { ...operation, matrix })
  }
  return [...updates.values()]
}

export type UpdateOfMatrix = Extract<Operation, { kind: 'update' }> & { matrix: Matrix }
