/** Adding up what the threads of a workgroup have. */
import type { Tile } from '../tile'

/** Threads that add up what all threads of a workgroup have: a few, or the last one had to add too many. */
const adders = 16

/**
 * WGSL: the sum of so many quads of a workgroup array, in a fixed order, as `name` in the first thread. Few
 * barriers rather than few additions.
 */
export function sumOf(array: string, count: number, name: string): string {
  return /* wgsl */ `
  if (thread < ${adders}) {
    var sum = vec4f();
    for (var index = thread; index < ${count}; index += ${adders}) { sum += ${array}[index]; }
    ${array}[thread] = sum;
  }
  workgroupBarrier();
  var ${name} = vec4f();
  if (thread == 0) {
    for (var index = 0u; index < ${adders}; index++) { ${name} += ${array}[index]; }
  }`
}

/** For the end of a product: the sum of all that was kept. */
export function sumOfKept({ edge }: Tile, name: string): string {
  return sumOf('tile', (edge * edge) / 4, name)
}
