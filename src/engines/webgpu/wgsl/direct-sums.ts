/** Products without workgroup memory, as processors want them: each thread reads what it needs where it lies. */
import { four, fourDepths, lineNames, type Operand, oneDepth, type Product } from './product'

export function directSums(product: Product): string {
  const { a, b, depth } = product
  const acrossBoth = a.along === 'across'
  return /* wgsl */ `
  ${four.map((row) => `var s${row} = vec4f();`).join(' ')}
  ${startsOf('a', a)}
  ${startsOf('b', b)}
  let depthQuads = ${acrossBoth ? `${depth} / 4` : depth};
  for (var d = 0u; d < depthQuads; d++) {
    ${fourDepths(product, directly)}
  }
  ${acrossBoth ? `for (var d = depthQuads * 4; d < ${depth}; d++) { ${oneDepth(product, directly, 'd')} }` : ''}
`
}

/** Lines beyond the last are read as the last: nobody looks at what becomes of them. */
function startsOf(name: 'a' | 'b', { along, start, stride, lines }: Operand): string {
  const { first, firstQuad, lane } = lineNames[name]
  if (along === 'across') {
    return `let ${name}Stride = ${stride};
  let ${name}Start = ${start} + min(${firstQuad} + ${lane}, ${lines} - 1);`
  }
  const line = (index: number) => `min(${first} + ${lane} * 4 + ${index}, ${lines} - 1)`
  return four.map((index) => `let ${name}Start${index} = ${start} + ${line(index)} * ${stride};`).join('\n  ')
}

function directly(name: 'a' | 'b', { along, buffer }: Operand, index: number, depth: string): string {
  return along === 'depth'
    ? `${buffer}[${name}Start${index} + d]`
    : `${buffer}[${name}Start + (${depth}) * ${name}Stride]`
}
