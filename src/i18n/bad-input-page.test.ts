import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problems } from './catalogues/en/problems'

const page = readFileSync('docs/bad-input.md', 'utf8')
const about = /^(image|drop|clipboard|import|model-file|address|setting|argument)-/
const refusals = Object.entries(problems.problem).filter(([code]) => about.test(code))
const reasons = [...Object.entries(problems.importFault), ...Object.entries(problems.modelFileFault)]

test('docs/bad-input.md has each refusal of what a person or a link brings, word for word', () => {
  const listed = [...page.matchAll(/^\| `(\S+)` \| (.+) \|$/gm)].map(([, code, text]) => [code, text])
  const said = [...refusals, ...reasons].map(([code, text]) => [
    code,
    text.replaceAll(/\{\{(\w+)\}\}/g, '*$1*'),
  ])
  expect(listed.toSorted()).toEqual(said.toSorted())
})
