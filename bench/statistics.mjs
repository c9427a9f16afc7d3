/** The value below which a share of the numbers lies. @param percent 0 to 100 */
export function percentile(numbers, percent) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))]
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
}

export function round(number) {
  return Number(number.toFixed(2))
}

export function mebibytes(bytes) {
  return round(bytes / 2 ** 20)
}
