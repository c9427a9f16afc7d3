/** A run as records of the database: what is written of it, and how it is read back. */
import { Problem } from '../lib/problem'
import { sha256 } from '../lib/sha256'
import { imagePixels } from '../vae/image'
import { type CurvePoint, thinned } from '../vae/learning-curve'
import { writeModelFile } from '../vae/model-file'
import { type Checkpoint, type Connection, ended, everything } from './database'
import type { KeptRun, RunToKeep, Slot } from './keeper'
import { release } from './kept-images'

/** Points of a curve that is there to be looked at. */
const shownPoints = 400

/** A run as it is to be written, but for the place of its checkpoint. */
export interface Writing {
  run: Pick<KeptRun, 'id' | 'settings' | 'step' | 'epoch' | 'address' | 'ownData' | 'curve' | 'bytes'>
  checkpoint: Pick<Checkpoint, 'sum' | 'file'>
}

/** @throws Problem 'model-file-not-finite' */
export async function toWrite(id: string, { model, epoch, address, ownData }: RunToKeep): Promise<Writing> {
  const { settings, step, history } = model
  const file = writeModelFile(model, imagePixels)
  return {
    run: { id, settings, step, epoch, address, ownData, curve: shown(history), bytes: file.length },
    checkpoint: { sum: await sha256(file), file },
  }
}

/**
 * Puts the checkpoint in the place of the older one. Resolves when all of it is on the disk: a crash before that
 * leaves the newer one, and what is known of the run, as they were.
 * @param claimed under which images for it are being written, if they are
 * @returns whether images of a person's own are missing to it
 */
export async function write(
  database: Connection,
  { run, checkpoint }: Writing,
  now: number,
  claimed: string | null,
): Promise<boolean> {
  const transaction = everything(database)
  const runs = transaction.objectStore('runs')
  const key = run.ownData?.key ?? claimed
  const isThere = key !== null && (await transaction.objectStore('datasets').count(key)) > 0
  const ownData = run.ownData && { ...run.ownData, key: isThere || key === claimed ? key : null }
  const before = await runs.get(run.id)
  const newest: Slot = before?.newest === 0 ? 1 : 0
  const begunAt = before?.begunAt ?? now
  const name = before?.name ?? null
  const record: KeptRun = { ...run, ownData, name, begunAt, keptAt: now, turnedDown: false, newest }
  await ended(
    transaction,
    transaction.objectStore('checkpoints').put({ run: run.id, slot: newest, ...checkpoint }),
    runs.put(record),
    release(transaction, before?.ownData?.key),
  )
  return ownData !== null && !isThere
}

/** A run and the file of its newest checkpoint whose checksum holds. @throws Problem 'kept-run-lost' */
export async function read(
  database: Connection,
  id: string,
): Promise<{ run: KeptRun; file: Checkpoint['file'] }> {
  const run = await database.get('runs', id)
  if (run && run.newest !== null) {
    for (const slot of [run.newest, run.newest === 0 ? 1 : 0] as const) {
      const checkpoint = await database.get('checkpoints', [id, slot])
      if (checkpoint && (await sha256(checkpoint.file)) === checkpoint.sum)
        return { run, file: checkpoint.file }
    }
  }
  throw new Problem('kept-run-lost', {})
}

function shown(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  const fewer = curve.length > shownPoints ? thinned(curve) : curve
  return fewer.length < curve.length ? shown(fewer) : fewer
}
