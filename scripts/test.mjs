/**
 * `npm test`: everything in order, up to the first part that fails. `npm run test:unit` and `npm run test:e2e`
 * run theirs alone and pass arguments on. The last lines are always how long each part took, and `N passed, N failed`
 * over unit and e2e tests.
 */
import './ensure-installed.mjs'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { endWithNpm, fail, run } from './process.mjs'

const reports = 'node_modules/.cache/reports'
const node = process.execPath

/** Each runs to an exit code; those with tests also name the JSON report and read [passed, failed] from it. */
const parts = {
  check: { run: () => run('npm', 'run', '--silent', 'check') },
  unit: {
    run: (args) =>
      run(
        node,
        'node_modules/vitest/vitest.mjs',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reports}/unit.json`,
        ...args,
      ),
    report: `${reports}/unit.json`,
    count: (report) => [report.numPassedTests, report.numFailedTests],
  },
  build: { run: () => run(node, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn') },
  bundle: { run: () => run(node, 'scripts/check-bundle.mjs') },
  e2e: {
    run: (args) => run(node, 'node_modules/@playwright/test/cli.js', 'test', ...args),
    report: `${reports}/e2e.json`,
    count: ({ stats }) => [stats.expected + stats.flaky, stats.unexpected],
  },
}
const chains = {
  all: ['check', 'unit', 'build', 'bundle', 'e2e'],
  unit: ['unit'],
  e2e: ['build', 'bundle', 'e2e'],
}

function countTests({ report, count }) {
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    return [0, 0] // The runner did not get as far as its report; the exit code tells.
  }
}

/** Runs one part and says how it went; a part that fails without a failed test counts as one failure. */
async function runPart(name, args) {
  const part = parts[name]
  if (part.report) rmSync(part.report, { force: true })
  console.log(`\n== ${name}`)
  const start = performance.now()
  const code = await part.run(args)
  const [passed, failed] = part.report ? countTests(part) : [0, 0]
  const seconds = (performance.now() - start) / 1000
  console.log(`== ${name}: ${code === 0 ? 'ok' : `failed (exit code ${code})`}, ${seconds.toFixed(1)} s`)
  return { code, seconds, passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

endWithNpm()
const [chain = 'all', ...args] = process.argv.slice(2)
if (!(chain in chains))
  fail('Arguments go to one part: npm run test:unit -- <name>, or npm run test:e2e -- <name>.')
process.chdir(fileURLToPath(new URL('../', import.meta.url)))
mkdirSync(reports, { recursive: true })
const { ensureBrowser } = await import('./ensure-browser.mjs')
process.env.CHROMIUM_PATH = ensureBrowser()
console.log(`Browser: ${process.env.CHROMIUM_PATH}`)

let passed = 0
let failed = 0
const times = []
for (const name of chains[chain]) {
  const result = await runPart(name, args)
  passed += result.passed
  failed += result.failed
  times.push({ name, seconds: result.seconds })
  process.exitCode = result.code
  if (result.code !== 0) break
}
const total = times.reduce((sum, { seconds }) => sum + seconds, 0)
const shares = times.map(({ name, seconds }) => `${name} ${seconds.toFixed(0)}`)
console.log(`\n${total.toFixed(0)} s: ${shares.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
