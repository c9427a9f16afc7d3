import { describe, expect, it } from 'vitest'
import { Problem, type ProblemFacts } from '../lib/problem'
import { en } from './catalogues/en'
import { i18n, speak } from './i18n'
import { problemText } from './problem-text'

/** One example of every problem: the compiler asks for a new one when a code is added. */
const examples: { [Code in keyof ProblemFacts]: ProblemFacts[Code] } = {
  'address-ignored': { keys: 'gamma, z' },
  'setting-unknown': { field: 'objective.gamma' },
  'setting-not-a-number': { field: 'objective.beta', given: 'x', minimum: 0, maximum: 1000 },
  'setting-not-an-integer': { field: 'batchSize', given: '1.5', minimum: 1, maximum: 4096 },
  'setting-out-of-range': { field: 'optimizer.learningRate', given: '2', minimum: 0.000001, maximum: 1 },
  'setting-not-an-option': { field: 'model.activation', given: 'gelu', options: 'relu, elu' },
  'setting-not-a-boolean': { field: 'model.batchNorm', given: '1' },
  'setting-not-a-list': {
    field: 'model.hidden',
    given: '0',
    minimum: 1,
    maximum: 2048,
    minimumLength: 0,
    maximumLength: 8,
  },
  'setting-not-an-object': { field: 'settings', given: '3' },
  'argument-invalid': { argument: 'steps', given: '-1', expected: 'positive' },
  'argument-unknown': { argument: 'amount', given: 'epoch', accepted: 'steps, epochs' },
  'dataset-unreachable': { dataset: 'mnist', file: 'train-0.gz', reason: 'HTTP 404' },
  'dataset-corrupt': { dataset: 'mnist', file: 'train-0.gz' },
  'dataset-malformed': { dataset: 'mnist', reason: 'no shards' },
  'subset-class-unknown': { dataset: 'shapes', label: 5, last: 2 },
  'subset-empty': { dataset: 'mnist', classes: '4, 9' },
  'dataset-not-here': { dataset: 'own-cats' },
  'import-nothing': { files: 3 },
  'import-malformed': { file: 'a.npy', reason: 'something new' },
  'import-value': { file: 'a.csv', row: 17, column: 3, given: 'NaN' },
  'import-row-length': { file: 'a.csv', row: 12, given: 783, expected: 784 },
  'import-not-square': { file: 'a.csv', columns: 12 },
  'import-image-size': { file: 'a.npy', width: 5000, height: 2, limit: 1024 },
  'import-too-few': { images: 1, minimum: 20 },
  'import-too-many': { maximum: 100000 },
  'import-too-many-classes': { classes: 300, maximum: 256 },
  'import-label-count': { file: 'labels', labels: 9, images: 10 },
  'import-several-arrays': { one: 'a.npy', other: 'b.npy' },
  'image-empty': { file: 'a.png' },
  'image-too-many-bytes': { file: 'a.png', megabytes: 30, limit: 20 },
  'image-type-unknown': { file: 'a.txt' },
  'image-type-unsupported': { file: 'a.heic', type: 'HEIC' },
  'image-too-large': { file: 'a.png', width: 20000, height: 20000, limit: 100 },
  'image-undecodable': { file: 'a.png', type: 'PNG' },
  'image-blank': { file: 'a.png' },
  'clipboard-without-image': {},
  'drop-without-file': {},
  'model-file-malformed': { reason: 'something new' },
  'model-file-wrong-format': { format: 'pickle' },
  'model-file-newer': { version: 2, supported: 1 },
  'model-file-too-large': { megabytes: 4001, limit: 1000 },
  'model-file-tensor-missing': { tensor: 'encoder.0.weight' },
  'model-file-tensor-unexpected': { tensor: 'extra' },
  'model-file-tensor-shape': { tensor: 'encoder.0.weight', expected: '128 × 784', given: '64 × 784' },
  'model-file-not-finite': { tensor: 'encoder.0.weight' },
  'pretrained-unreachable': { reason: 'HTTP 404' },
  'storage-unavailable': { reason: 'SecurityError' },
  'storage-newer': { version: 3, supported: 2 },
  'storage-full': {},
  'storage-failed': { reason: 'UnknownError' },
  'kept-run-lost': {},
  'before-lessons-lost': {},
  'own-data-unkept': { dataset: 'pets' },
  'own-data-unlent': { dataset: 'pets' },
  'backend-unavailable': { backend: 'webgpu', reason: 'no adapter' },
  'no-backend': { reason: 'none' },
  'training-diverged': { term: 'reconstruction', step: 12, keptStep: 8 },
  'model-changed': {},
  'no-such-labels': { classes: 26, limit: 10 },
  'no-importance-weights': {},
  'training-calmed': { term: 'reconstruction', step: 12, keptStep: 8, learningRate: 0.0005 },
  'training-recovered': { cause: 'worker-silent', reason: '', step: 1250, repeated: 12, backend: 'wasm' },
  'worker-failed': { reason: 'out of memory' },
  'worker-missing': {},
  unexpected: { reason: 'x is undefined' },
}

/** Facts that are shown by the name that they have in the language. */
const named = ['cause', 'backend', 'dataset']

describe.each(['en', 'zh-CN'] as const)('problemText in %s', (language) => {
  it.each(Object.entries(examples))('says %s with all its facts', async (code, facts) => {
    await speak(language)
    const text = problemText(new Problem(code as keyof ProblemFacts, facts as never), i18n.t)
    expect(text).not.toMatch(/\{\{|\}\}|undefined\b(?!”|。|\.)/)
    expect(text).not.toBe(`problem.${code}`)
    for (const [name, fact] of Object.entries(facts)) {
      if (!named.includes(name) && fact !== 0.000001) expect(text).toContain(String(fact))
    }
    expect(text).toMatch(/[.。]$/)
  })
})

it('names backends as the badge does, and says what befell them', async () => {
  await speak('en')
  const { cause, ...facts } = examples['training-recovered']
  const texts = [problemText(new Problem('training-recovered', { ...facts, cause }), i18n.t)]
  texts.push(problemText(new Problem('training-recovered', { ...facts, cause: 'worker-failed' }), i18n.t))
  expect(texts[0]).toMatch(/stopped answering and was replaced\. .* step 1250 on WASM; .*again: 12/)
  expect(texts[1]).toMatch(/had an error/)
  expect(problemText(new Problem('worker-failed', { reason: 'silent' }), i18n.t)).toContain(
    'stopped answering',
  )
})

it('names data sets as the form does, and those that a person brought as they are', async () => {
  await speak('zh-CN')
  const text = (dataset: string) =>
    problemText(new Problem('subset-empty', { dataset, classes: '1' }), i18n.t)
  expect(text('shapes')).toMatch(/^图形 /)
  expect(text('own-squares')).toMatch(/^own-squares /)
})

it('puts no second full stop after the words of a browser', async () => {
  await speak('en')
  const problem = new Problem('backend-unavailable', { backend: 'webgpu', reason: 'Device was destroyed.' })
  expect(problemText(problem, i18n.t)).toContain('Device was destroyed. The run')
})

it('says in words what is wrong with a model file', async () => {
  await speak('en')
  const problem = new Problem('model-file-malformed', { reason: 'tensor-type' })
  expect(problemText(problem, i18n.t)).toContain('32-bit floats')
})

it('has a sentence for every problem', () => {
  expect(Object.keys(en.problem).sort()).toEqual(Object.keys(examples).sort())
})

it('writes small limits in full and names the field as the form and as scripts do', async () => {
  await speak('en')
  const problem = new Problem('setting-out-of-range', examples['setting-out-of-range'])
  expect(problemText(problem, i18n.t)).toBe(
    'Learning rate (optimizer.learningRate) must be between 0.000001 and 1; 2 is outside.',
  )
})
