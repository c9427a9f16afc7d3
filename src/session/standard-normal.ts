/** One number from N(0, 1): chance that nobody needs to repeat. */
export function standardNormal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
}
