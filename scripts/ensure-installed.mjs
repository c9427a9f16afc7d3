/**
 * Importing or running this module installs the packages when they are missing or are not those that
 * package-lock.json names. It runs before anything is installed: nothing but Node itself may be imported here.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fail, run } from './process.mjs'

const root = new URL('../', import.meta.url)
const readJson = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'))

function refuseOldNode() {
  const wanted = readJson('package.json').engines.node.match(/\d+/g).map(Number)
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
    fail(`This needs Node ${wanted.join('.')} or newer; the node on your PATH is ${process.versions.node}.`)
  }
}

/** True when every locked package is there in its locked version; optional ones belong to other platforms. */
function isInstalled() {
  let installed
  try {
    installed = readJson('node_modules/.package-lock.json').packages
  } catch {
    return false
  }
  return Object.entries(readJson('package-lock.json').packages).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !(path in installed)),
  )
}

refuseOldNode()
if (!isInstalled()) {
  process.chdir(fileURLToPath(root))
  console.log('Installing packages (npm ci) ...')
  const code = await run('npm', 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund')
  if (code !== 0) fail('The packages could not be installed: is the network up? `npm ci` shows more.')
}
