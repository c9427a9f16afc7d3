import { expect, test } from 'vitest'
import { testTableCsv } from './tables'

test('test images stand in rows with what they were made from, where that is known', async () => {
  const table = {
    means: Float32Array.of(1, 2, 3, 4),
    logVariances: new Float32Array(4),
    labels: Uint8Array.of(1, 0),
    reconstruction: Float32Array.of(100, 200),
    kl: Float32Array.of(5, 6),
  }
  const values = Uint8Array.of(1, 15, 0, 7)
  const factors = { list: ['shape', 'x'].map((name) => ({ name, values: 16 })), values }
  const text = await testTableCsv({ ...table, factors }, ['triangle', 'ellipse'], false).text()
  expect(text.trim().split(/\r?\n/)).toEqual([
    'number,label,class,shape,x,z1,z2,reconstruction,kl,elbo',
    '1,1,ellipse,1,15,1,2,100,5,-105',
    '2,0,triangle,0,7,3,4,200,6,-206',
  ])
  expect(await testTableCsv(table, [], false).text()).toMatch(/^number,label,class,z1,z2,/)
})
