/** Rotations shrink what lies off the diagonal quadratically; a handful of sweeps is usual. */
const mostSweeps = 50

export interface Eigen {
  /** Falling. */
  values: number[]
  /** Of length 1, in the order of the values. */
  vectors: number[][]
}

/** Eigenvalues and eigenvectors of a symmetric matrix, [size, size], by rotations (Jacobi 1846). */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix)
  // Row i is the i-th vector.
  const vectors = Float64Array.from({ length: size * size }, (_, k) => (k % (size + 1) === 0 ? 1 : 0))
  const scale = Math.max(...a.map(Math.abs))
  for (let sweep = 0; sweep < mostSweeps && largestOff(a, size) > 1e-15 * scale; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q)
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => (a[j * size + j] as number) - (a[i * size + i] as number),
  )
  return {
    values: order.map((i) => a[i * size + i] as number),
    vectors: order.map((i) => Array.from(vectors.subarray(i * size, (i + 1) * size))),
  }
}

function largestOff(a: Float64Array, size: number): number {
  return a.reduce((most, value, k) => (k % (size + 1) === 0 ? most : Math.max(most, Math.abs(value))), 0)
}

/** Turns the axes p and q so that their entry off the diagonal becomes 0 (Golub & Van Loan 2013, section 8.5). */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const off = a[p * size + q] as number
  if (off === 0) return
  const tau = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * off)
  const tangent = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.hypot(1, tau))
  const cosine = 1 / Math.hypot(1, tangent)
  const sine = tangent * cosine
  // Columns, rows, and the vectors, which are rows.
  for (const [array, one, other, stride] of [
    [a, p, q, size],
    [a, p * size, q * size, 1],
    [vectors, p * size, q * size, 1],
  ] as const) {
    for (let k = 0; k < size * stride; k += stride) {
      const [x, y] = [array[one + k] as number, array[other + k] as number]
      array[one + k] = cosine * x - sine * y
      array[other + k] = sine * x + cosine * y
    }
  }
}
