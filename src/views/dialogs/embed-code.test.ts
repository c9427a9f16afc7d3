import { expect, test } from 'vitest'
import { embedCode } from './embed-code'

test('is one frame whose attributes hold whatever the link and the title hold', () => {
  expect(embedCode('https://a.example/?x="<&#v=1&embed=1', 'A "b"')).toBe(
    '<iframe src="https://a.example/?x=&quot;&lt;&amp;#v=1&amp;embed=1" title="A &quot;b&quot;" width="100%" ' +
      'height="640" style="border: 0" loading="lazy" allow="cross-origin-isolated"></iframe>',
  )
})
