import { describe, expect, test } from 'vitest'
import { fillNormal, Stream } from '../../vae/random'
import { decode } from '../../vae/reference/forward'
import { referenceModel } from '../../vae/reference/model'
import { modelNames, modelOf, pixels } from '../test-support/models'
import { webPage } from './web-page'

const contents = {
  language: 'en',
  words: {
    ...{ title: 'Title', about: 'About', plane: 'Latent space', image: 'Decoded image', classes: 'Class' },
    ...{ hint: 'Hint', across: 'Across', up: 'Up', sample: 'Sample', centre: 'Centre' },
  },
  classes: ['</script><script>parent.broken = true</script>', ...'123456789'],
  label: 3,
  range: 3,
}

type Opened = Window & { decode(z: ArrayLike<number>, label?: number): Float64Array }

async function open(html: string): Promise<Opened> {
  const frame = document.createElement('iframe')
  frame.srcdoc = html
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  document.body.append(frame)
  await loaded
  return frame.contentWindow as Opened
}

describe('the page decodes as the model does', () => {
  test.each(modelNames)('%s', async (name) => {
    const model = modelOf(name)
    const { latentDimensions: dimensions, conditional } = model.settings.model
    const z = new Float32Array(dimensions)
    fillNormal(z, { seed: 1, stream: Stream.prior, step: 0 })
    const opened = await open(webPage(model, { ...contents, z: [...z] }))
    const parameters = Float64Array.from(model.snapshot.parameters)
    const expected = decode(referenceModel(model.settings, pixels), parameters, z, 1, [3])
    const given = opened.decode(z)
    expect(given).toHaveLength(pixels)
    const differences = Array.from(given, (value, pixel) => Math.abs(value - (expected[pixel] as number)))
    expect(Math.max(...differences)).toBeLessThan(1e-6)
    expect(Math.max(...given) - Math.min(...given)).toBeGreaterThan(0.01)

    const { document: page } = opened
    expect(page.querySelectorAll('#sliders input')).toHaveLength(dimensions)
    expect(page.querySelectorAll('#classes input')).toHaveLength(conditional ? 10 : 0)
    expect('broken' in window).toBe(false)
    const image = page.querySelector<HTMLCanvasElement>('#image')
    const shown = image?.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? []
    const grey = Array.from(given, (value) => Math.round(255 * value))
    expect(grey.map((_, pixel) => shown[4 * pixel])).toEqual(grey)
  })
})

test('asks for nothing, and is as large as its weights', () => {
  const html = webPage(modelOf('default'), { ...contents, z: [0, 0] })
  expect(html).toContain('<html lang="en">')
  expect(html).not.toMatch(/https?:|\b(?:src|href)=|@import|url\(/)
  expect(html.length).toBeLessThan(620_000)
})
