import { roc, shareAbove, thresholdAbove } from '../analysis/roc'
import type { ScoredGroup } from '../session/explore/explore-state'
import type { Lesson, Numbers, Scene } from './lesson'
import { hasNewInput, inputTerms, trainedModel } from './scene'

/** Share of the digits that are to be taken for strange. */
const falseAlarms = 0.05

/** What the model has not learned to describe costs it more. */
export const surprise: Lesson = {
  name: 'surprise',
  prediction: {
    choices: ['less', 'same', 'more'],
    knownAfter: 'score',
    truth({ digits, strange }) {
      if (digits === undefined || strange === undefined) return null
      if (Math.abs(strange - digits) < 0.05 * digits) return 'same'
      return strange > digits ? 'more' : 'less'
    },
  },
  steps: [
    { name: 'trained', anchor: 'plane', ...trainedModel },
    {
      name: 'digit',
      anchor: 'testImages',
      result: 'terms',
      needs: trainedModel,
      done: hasNewInput,
      numbers: cost,
      note: cost,
    },
    {
      name: 'odd',
      anchor: 'drawing',
      result: 'terms',
      needs: trainedModel,
      done: (scene) => hasNewInput(scene) && scene.state.input.source !== 'test',
      numbers: (scene) => ({ ...cost(scene), before: scene.notes.cost }),
    },
    {
      name: 'score',
      anchor: ({ state }) => (state.explore.tab === 'anomalies' ? 'explored' : 'anomalies'),
      needs: trainedModel,
      done: ({ scored }) => scored !== null,
      help: {
        label: 'score',
        async act(session) {
          session.explore.open('anomalies')
          await session.explore.anomalies.scoring.start()
        },
      },
      numbers: separation,
      note: separation,
    },
  ],
  check: {
    choices: ['few', 'alarms', 'many'],
    right: 'alarms',
    numbers: ({ threshold, found }) => ({ threshold, found }),
  },
}

function cost(scene: Scene): Numbers {
  const found = inputTerms(scene)
  return { cost: found?.cost, share: found?.share }
}

/** How far apart both groups are, shares in %. */
function separation({ scored }: Scene): Numbers {
  if (!scored) return {}
  const [normal, anomalous] = [scoresOf(scored.normal), scoresOf(scored.anomalous)]
  const threshold = thresholdAbove(normal, falseAlarms)
  return {
    digits: mean(normal),
    strange: mean(anomalous),
    area: roc(normal, anomalous).area,
    threshold,
    found: 100 * shareAbove(anomalous, threshold),
  }
}

function scoresOf({ reconstruction, kl }: ScoredGroup): Float32Array {
  return reconstruction.map((nats, i) => nats + (kl[i] as number))
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
