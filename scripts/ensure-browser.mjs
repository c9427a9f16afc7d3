/** Finds a Chromium for the browser tests, or fetches one. Run by itself, prints the path. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { fail } from './process.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const playwright = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url))

/** Starting it is the only proof: a stub that asks for a snap, or missing libraries, look the same on disk. */
function works(path) {
  if (!existsSync(path)) return false
  // On Windows the program opens a window instead of saying its version.
  if (process.platform === 'win32') return true
  try {
    return /chrom/i.test(execFileSync(path, ['--version'], { timeout: 20_000, stdio: 'pipe' }).toString())
  } catch {
    return false
  }
}

/** The path of a Chromium that starts: CHROMIUM_PATH, else one of the machine's, else Playwright's own; or null. */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const candidates = [...new Set([...onPath, ...macApplications, chromium.executablePath()])]
  return candidates.find(works) ?? null
}

/** What may bring a browser, in this order; the commands of one run until the first that fails. */
function remedies() {
  const apt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  const fromPlaywright = (...args) => [process.execPath, playwright, ...args, 'chromium']
  const fromSystem = [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]
  return [
    {
      name: "Playwright's Chromium",
      commands: [fromPlaywright('install'), ...(apt ? [fromPlaywright('install-deps')] : [])],
    },
    ...(apt ? [{ name: "the system's Chromium", commands: fromSystem }] : []),
  ]
}

function apply({ name, commands }) {
  console.log(`No Chromium found; fetching ${name} ...`)
  for (const [program, ...args] of commands) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const result = spawnSync(program, args, { stdio: 'ignore', timeout: 5 * 60_000, env })
    if (result.status !== 0) return
  }
}

/** The path of a Chromium that starts; ends the process with one sentence where none can be had. */
export function ensureBrowser() {
  if (process.env.CHROMIUM_PATH && !works(process.env.CHROMIUM_PATH)) {
    fail(`CHROMIUM_PATH names no browser that starts: ${process.env.CHROMIUM_PATH}`)
  }
  let path = findBrowser()
  for (const remedy of path ? [] : remedies()) {
    apply(remedy)
    path = findBrowser()
    if (path) break
  }
  return (
    path ?? fail('The tests need a browser: install Chromium or Google Chrome, or name one by CHROMIUM_PATH.')
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(ensureBrowser())
