/** Numbers of the page as CSV files. */
import type { Factors } from '../../../datasets/dataset'
import { csvOf } from '../../../lib/csv'
import type { TestTable } from '../../../training/answers'
import type { Point } from '../../../training/protocol'
import { pointsCsv } from '../points-csv'

/**
 * A row for each test image: what it was made from, where it lies, and what it costs in nats.
 * @param plain an autoencoder has one cost
 */
export function testTableCsv(
  { means, labels, reconstruction, kl, factors, names }: TestTable,
  classes: readonly string[],
  plain: boolean,
): Blob {
  const count = labels.length
  const bound = reconstruction.map((nats, row) => -(nats + (kl[row] as number)))
  return pointsCsv(
    [
      ['number', Array.from({ length: count }, (_, row) => row + 1)],
      ['label', labels],
      ['class', Array.from(labels, (label) => classes[label] ?? '')],
      ...(names ? [['file', names] as const] : []),
      ...(factors ? factorColumns(factors) : []),
    ],
    { z: means, count },
    [
      ['reconstruction', reconstruction],
      ...(plain
        ? []
        : ([
            ['kl', kl],
            ['elbo', bound],
          ] as const)),
    ],
  )
}

function factorColumns({ list, values }: Factors): [name: string, values: Uint8Array][] {
  return list.map(({ name }, factor) => [name, values.filter((_, index) => index % list.length === factor)])
}

/** A row for each point of the curves, terms in nats per image. */
export function curvesCsv(points: readonly Point[]): Blob {
  const column = (name: string, of: (point: Point) => number | undefined) =>
    [name, points.map((point) => of(point) ?? null)] as const
  const text = csvOf([
    column('step', ({ step }) => step),
    column('epoch', ({ epoch }) => epoch),
    column('elbo', ({ elbo }) => elbo),
    column('reconstruction', ({ reconstruction }) => reconstruction),
    column('kl', ({ kl }) => kl),
    column('test_elbo', ({ test }) => test?.elbo),
    column('test_reconstruction', ({ test }) => test?.reconstruction),
    column('test_kl', ({ test }) => test?.kl),
  ])
  return new Blob([text], { type: 'text/csv' })
}
