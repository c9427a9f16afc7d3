/** What a heap is made of, from a snapshot of it: values that the program made, and what V8 made of the program. */

/** Kinds of nodes that are not values of the program. Native ones are the browser's, buffers among them. */
const notValues = new Set(['code', 'native', 'synthetic', 'hidden'])

/**
 * @param {string} text a snapshot of a heap as the debugging protocol gives it
 * @returns {{ objects: number, code: number }} bytes: of objects, arrays, strings, functions, numbers and their shapes;
 *   and of what has been compiled, with the notes that V8 takes to compile better
 */
export function kindsOf(text) {
  const { snapshot, nodes } = JSON.parse(text)
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')]
  const bytes = { objects: 0, code: 0 }
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = types[type][nodes[node + type]]
    if (kind === 'code') bytes.code += nodes[node + size]
    else if (!notValues.has(kind)) bytes.objects += nodes[node + size]
  }
  return bytes
}
