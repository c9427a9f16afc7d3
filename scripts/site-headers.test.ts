import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { siteHeaders } from './site-headers.mjs'

const documented = readFileSync(new URL('../docs/hosting.md', import.meta.url), 'utf8')

test.each(Object.entries(siteHeaders))('docs/hosting.md names %s as it is sent', (name, value) => {
  expect(documented).toContain(`add_header ${name} "${value}" always;`)
  expect(documented).toContain(`{ "key": "${name}", "value": "${value}" }`)
})
