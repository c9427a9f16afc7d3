import { expect, test } from 'vitest'
import type { RunStatus, TrainerEvent } from '../training/protocol'
import { ToldEvents } from './told-events'

const points = (step: number): TrainerEvent => ({
  runId: 1,
  type: 'points',
  points: [{ step, epoch: 0, elbo: 0, reconstruction: 0, kl: 0 }],
})
const status = (phase: RunStatus['phase']): TrainerEvent => ({
  runId: 1,
  type: 'status',
  status: { phase } as RunStatus,
})

/** Events of two trainers in a room where nobody's turn comes before `turn` is called. */
function waitingRoom() {
  const turns: (() => void)[] = []
  const told: string[] = []
  const toldOfOther: string[] = []
  const release = () => {
    for (const resolve of turns.splice(0)) resolve()
  }
  const pace = { turn: () => new Promise<void>((resolve) => turns.push(resolve)), release }
  const into = (list: string[]) =>
    new ToldEvents(pace, (event) => list.push(event.type === 'status' ? event.status.phase : event.type))
  return {
    events: into(told),
    told,
    others: into(toldOfOther),
    toldOfOther,
    async turn() {
      release()
      await Promise.resolve()
    },
  }
}

test('how training gets on waits for a turn, and is told in its order', async () => {
  const { events, told, turn } = waitingRoom()
  events.hear(points(1))
  events.hear(status('training'))
  events.hear({ runId: 1, type: 'patience', milliseconds: 1 })
  events.hear(points(2))
  expect(told).toEqual([])
  await turn()
  expect(told).toEqual(['points', 'training', 'points'])
  events.hear(points(3))
  await turn()
  expect(told).toHaveLength(4)
})

test('what must be known at once takes with it what came before', async () => {
  const { events, told, turn } = waitingRoom()
  events.hear(points(1))
  events.hear(status('paused'))
  expect(told).toEqual(['points', 'paused'])
  events.hear(points(2))
  events.catchUp()
  expect(told).toEqual(['points', 'paused', 'points'])
  await turn()
  expect(told).toHaveLength(3)
})

test('what is told of one of two before its turn takes the other with it, before anything is drawn', async () => {
  const { events, others, toldOfOther } = waitingRoom()
  events.hear(points(1))
  others.hear(points(1))
  events.catchUp()
  await Promise.resolve()
  expect(toldOfOther).toEqual(['points'])
})
