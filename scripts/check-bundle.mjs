/**
 * Holds what the built site promises: a small first paint without the engines, nothing that the content security
 * policy would refuse (code made from strings, inline scripts and styles), and no address of another host. Run
 * after a build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { parseSync, Visitor } from 'vite'
import { fail } from './process.mjs'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
/** Gzipped kilobytes (1000 bytes) that a visitor waits for before the page shows. */
const limits = { script: 200, style: 20 }
/** Belongs to a worker alone: its own script by name, and tfjs by one of the flags that its core always names. */
const isEngine = (path) => /\.worker\b/.test(path) || read(path).includes('DEPRECATION_WARNINGS_ENABLED')
/** Hosts that scripts name and never fetch: XML namespaces, texts of errors, and links that a person may follow. */
const namedHosts = new Set(['www.w3.org', 'react.dev', 'creativecommons.org', 'github.com'])

const read = (path) => readFileSync(join(dist, path), 'utf8')
const kilobytes = (paths) => paths.reduce((sum, path) => sum + gzipSync(read(path)).length, 0) / 1000

/** Addresses in the attributes of the tags of one name, relative to dist. */
function linked(html, tag, attribute, must = /(?:)/) {
  const tags = [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>`, 'g'))].map(([text]) => text)
  return tags
    .filter((text) => must.test(text))
    .flatMap((text) => text.match(new RegExp(`\\b${attribute}="([^"]+)"`))?.[1] ?? [])
    .map((address) => posix.normalize(address))
}

/** The scripts and all that they import statically: what runs before the first paint. */
function staticClosure(entries) {
  const seen = new Set()
  const visit = (path) => {
    if (seen.has(path)) return
    seen.add(path)
    const { staticImports, staticExports } = parseSync(path, read(path)).module
    const sources = [
      ...staticImports.map((each) => each.moduleRequest.value),
      ...staticExports.flatMap((each) => each.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ]
    for (const source of sources) visit(posix.join(posix.dirname(path), source))
  }
  entries.forEach(visit)
  return [...seen]
}

const isAddress = (text) => /^(?:https?:)?\/\/[\w-]+\.[\w.-]+[^\s]*$/.test(text)

/** What one script must not contain: code from strings, and addresses of hosts that are not only named. */
function faultsOf(path) {
  const faults = []
  const refuseEvaluation = ({ callee }) => {
    if (callee.name === 'eval' || callee.name === 'Function')
      faults.push(`${path}: makes code from a string (${callee.name})`)
  }
  const refuseAddress = (text) => {
    if (isAddress(text) && !namedHosts.has(new URL(text, 'https://dist').host))
      faults.push(`${path}: ${text}`)
  }
  const refuseLiteral = ({ value }) => typeof value === 'string' && refuseAddress(value)
  const refuseTemplate = ({ value }) => refuseAddress(value.cooked ?? '')
  new Visitor({
    CallExpression: refuseEvaluation,
    NewExpression: refuseEvaluation,
    Literal: refuseLiteral,
    TemplateElement: refuseTemplate,
  }).visit(parseSync(path, read(path)).program)
  return faults
}

/** What a page must not contain: scripts and styles that are not files. */
function inlineOf(path) {
  const inline = /<script\b(?![^>]*\bsrc=)[^>]*>|<style\b|<[^>]*\s(?:style|on\w+)=/g
  return (read(path).match(inline) ?? []).map((text) => `${path}: inline, ${text.slice(0, 60)}`)
}

if (!existsSync(join(dist, 'index.html')))
  fail('There is no dist/index.html to check: run npm run build first.')
const html = read('index.html')
const files = readdirSync(dist, { recursive: true }).map((path) => path.replaceAll('\\', '/'))
const scripts = files.filter((path) => /\.m?js$/.test(path))
const firstScripts = staticClosure([
  ...linked(html, 'script', 'src'),
  ...linked(html, 'link', 'href', /rel="modulepreload"/),
])
const firstStyles = linked(html, 'link', 'href', /rel="stylesheet"/)
const sizes = { script: kilobytes(firstScripts), style: kilobytes(firstStyles) }

const faults = [
  ...scripts.flatMap(faultsOf),
  ...files.filter((path) => path.endsWith('.html')).flatMap(inlineOf),
  ...files
    .filter((path) => /\.(?:css|html)$/.test(path))
    .flatMap((path) =>
      [...read(path).matchAll(/(?:url\(\s*["']?|\b(?:src|href)=")((?:https?:)?\/\/[^"')\s]+)/g)].map(
        ([, address]) => `${path}: ${address}`,
      ),
    ),
  ...firstScripts.filter(isEngine).map((path) => `${path}: an engine in the first paint`),
  ...Object.entries(limits).flatMap(([kind, limit]) =>
    sizes[kind] > limit ? [`first paint: ${sizes[kind].toFixed(1)} kB of ${kind}, at most ${limit} kB`] : [],
  ),
]

console.log(
  `First paint, gzipped: scripts ${sizes.script.toFixed(1)} kB of ${limits.script} (${firstScripts.length} files), styles ${sizes.style.toFixed(1)} kB of ${limits.style}`,
)
console.log(`All scripts, gzipped: ${kilobytes(scripts).toFixed(1)} kB (${scripts.length} files)`)
if (faults.length > 0) fail(`\n${faults.join('\n')}`)
