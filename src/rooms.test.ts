/** src/README.md is the map: these tests hold the folders, the imports and the linter's rows to it. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

const here = import.meta.dirname
const map = readFileSync(join(here, 'README.md'), 'utf8')
const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
/** Folders with a source file in them: an empty one is lost in a clone. */
const rooms = [...new Set(files.filter((path) => path.includes(sep)).map((path) => path.split(sep)[0] ?? ''))]

/** The arrows of the map: `a -> b, c -> d` says that a uses b and c, and that both use d. */
function arrowsOf(text: string): [string, string][] {
  const chains = [...text.matchAll(/`([^`\n]* -> [^`\n]*)`/g)].map(([, chain]) =>
    (chain ?? '').split(' -> ').map((step) => step.split(', ')),
  )
  return chains.flatMap((steps) =>
    steps
      .slice(1)
      .flatMap((to, i) => (steps[i] ?? []).flatMap((a) => to.map((b): [string, string] => [a, b]))),
  )
}

const arrows = arrowsOf(map)

/** Every room that one can get to along the arrows. */
function below(room: string): string[] {
  const found = new Set<string>()
  const visit = (from: string) => {
    for (const [a, b] of arrows) {
      if (a !== from || found.has(b)) continue
      found.add(b)
      visit(b)
    }
  }
  visit(room)
  return [...found]
}

/** What a room may use: all below it; but the page reaches an engine through the worker only. */
function mayUse(room: string): string[] {
  return below(room).filter((other) => other !== 'engines' || !['app', 'views'].includes(room))
}

/** The imports of one file that lead to another room, as `room` of the importer and of what it imports. */
function importsOf(path: string): { from: string; to: string; path: string }[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(path, readFileSync(path, 'utf8')).module
  const source = readFileSync(path, 'utf8')
  const specifiers = [
    ...staticImports.map((each) => each.moduleRequest.value),
    ...staticExports.flatMap((each) => each.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...dynamicImports.map((each) => source.slice(each.moduleRequest.start + 1, each.moduleRequest.end - 1)),
  ]
  const roomOf = (file: string) => relative(here, file).split(sep)[0] ?? ''
  return specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => ({
      from: roomOf(path),
      to: roomOf(join(dirname(path), specifier)),
      path: relative(here, path),
    }))
    .filter(({ from, to }) => from !== to && rooms.includes(from))
}

const imports = files.flatMap((path) => importsOf(join(here, path)))

describe('the map', () => {
  test('names every room, and no other', () => {
    const named = [...map.matchAll(/^\| `([\w-]+)\/`/gm)].map(([, room]) => room)
    expect(named.toSorted()).toEqual(rooms.toSorted())
  })

  test('has an arrow for every room, and none that leads in a circle', () => {
    expect([...new Set(arrows.flat())].toSorted()).toEqual(rooms.toSorted())
    expect(rooms.filter((room) => below(room).includes(room))).toEqual([])
  })

  test('has an arrow for every import', () => {
    expect(imports.length).toBeGreaterThan(0)
    expect(imports.filter(({ from, to }) => !mayUse(from).includes(to))).toEqual([])
  })
})

interface LinterRow {
  includes: [room: string, ...exceptions: string[]]
  linter: { rules: { style: { noRestrictedImports: { options: { patterns: [{ group: string[] }] } } } } }
}

describe('the rows of the linter', () => {
  const { overrides } = JSON.parse(readFileSync(join(here, '../biome.rooms.json'), 'utf8')) as {
    overrides: LinterRow[]
  }
  const forbidden = new Map(
    overrides.map(({ includes, linter }) => {
      const [relatives = ''] = linter.rules.style.noRestrictedImports.options.patterns[0].group
      const names = relatives.match(/^\{\.\.,\.\.\/\.\.,\.\.\/\.\.\/\.\.\}\/\{?([\w,-]+)\}?\/\*\*$/)?.[1]
      return [includes[0], names?.split(',')] as const
    }),
  )

  test.each(rooms)('forbid %s exactly what the map does not allow it', (room) => {
    const expected = rooms.filter((other) => other !== room && !mayUse(room).includes(other))
    expect(forbidden.get(`src/${room}/**`)?.toSorted()).toEqual(expected.toSorted())
  })
})
