/** Codes of images in the plane. */
export interface Points {
  /** [count, 2], axis units. */
  xy: Float32Array
  /** [count] */
  labels: Uint8Array
}

/** The median of a class along each axis: where its name stands. */
export interface ClassMedian {
  label: number
  at: [number, number]
}

/** Medians of the classes that have points, in label order. */
export function classMedians({ xy, labels }: Points): ClassMedian[] {
  const members = new Map<number, number[]>()
  labels.forEach((label, i) => {
    const indices = members.get(label)
    if (indices) indices.push(i)
    else members.set(label, [i])
  })
  return [...members]
    .sort(([one], [other]) => one - other)
    .map(([label, indices]) => ({ label, at: [median(xy, indices, 0), median(xy, indices, 1)] }))
}

function median(xy: Float32Array, indices: number[], axis: 0 | 1): number {
  const values = Float32Array.from(indices, (i) => xy[2 * i + axis] as number).sort()
  const middle = values.length >> 1
  const upper = values[middle] as number
  return values.length % 2 ? upper : ((values[middle - 1] as number) + upper) / 2
}

/** A label's middle and half its width and height, in px. */
export interface LabelBox {
  x: number
  y: number
  halfWidth: number
  halfHeight: number
}

/** Moves labels apart where they cover each other, each as little as it takes; changes the boxes in place. */
export function spreadLabels(boxes: LabelBox[], rounds = 24): void {
  for (let round = 0; round < rounds; round++) {
    let moved = false
    boxes.forEach((one, i) => {
      for (const other of boxes.slice(i + 1)) moved = pushApart(one, other) || moved
    })
    if (!moved) return
  }
}

/**
 * Places labels at their anchors, moved apart where they cover each other but never far: of a pile that cannot be
 * told apart, some labels are left out, since a row of names would look like a structure that is not there.
 * @param farthest how far a label may stand from its anchor, in px
 * @returns a box for each anchor, null for those left out
 */
export function placeLabels(anchors: readonly LabelBox[], farthest: number): (LabelBox | null)[] {
  const kept = new Set(anchors.keys())
  while (kept.size > 0) {
    const placed = new Map([...kept].map((i) => [i, { ...(anchors[i] as LabelBox) }]))
    spreadLabels([...placed.values()])
    const moves = [...placed].map(([i, box]) => ({ i, by: displacement(anchors[i] as LabelBox, box) }))
    const worst = moves.reduce((one, other) => (other.by > one.by ? other : one))
    if (worst.by <= farthest) return anchors.map((_, i) => placed.get(i) ?? null)
    kept.delete(worst.i)
  }
  return anchors.map(() => null)
}

function displacement(from: LabelBox, to: LabelBox): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}

/** Along the axis on which they overlap least. */
function pushApart(one: LabelBox, other: LabelBox): boolean {
  const dx = other.x - one.x
  const dy = other.y - one.y
  const overlapX = one.halfWidth + other.halfWidth - Math.abs(dx)
  const overlapY = one.halfHeight + other.halfHeight - Math.abs(dy)
  if (overlapX <= 0.01 || overlapY <= 0.01) return false
  if (overlapX < overlapY) {
    const shift = (Math.sign(dx || 1) * overlapX) / 2
    one.x -= shift
    other.x += shift
  } else {
    const shift = (Math.sign(dy || 1) * overlapY) / 2
    one.y -= shift
    other.y += shift
  }
  return true
}
