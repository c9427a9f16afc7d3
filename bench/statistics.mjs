/** The value below which a share of the numbers lies. @param percent 0 to 100 */
export function percentile(numbers, percent) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))]
}

export function round(number) {
  return Number(number.toFixed(2))
}
