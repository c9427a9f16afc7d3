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
