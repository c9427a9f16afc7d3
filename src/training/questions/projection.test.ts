import { expect, test } from 'vitest'
import { Problem } from '../../lib/problem'
import { Classroom, settings } from '../test-support/classroom'

test.each([1, 2, 5])(
  'codes of %d dimensions are laid out in pieces, the same each time, and given up with their run',
  async (latentDimensions) => {
    const room = new Classroom()
    const { trainer, dataset } = room
    await trainer.begin(1, room.with({ model: { latentDimensions } }))
    const layOut = async () => {
      await trainer.beginProjection(8)
      const first = await trainer.advanceProjection()
      expect(first.labels).toEqual(Uint8Array.from(first.indices, (index) => dataset.test.labels[index] ?? 0))
      expect(new Set(first.indices).size).toBe(8)
      let newest = first
      while (newest.progress < 1) {
        const next = await trainer.advanceProjection()
        expect(next.progress).toBeGreaterThanOrEqual(newest.progress)
        newest = next
      }
      expect(newest.places).toHaveLength(16)
      expect(newest.places?.every(Number.isFinite)).toBe(true)
      return newest
    }
    expect(await layOut()).toEqual(await layOut())
    await trainer.begin(1, settings)
    await expect(trainer.advanceProjection()).rejects.toThrow(Problem)
  },
)
