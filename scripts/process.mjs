/** Child processes and last words, shared by the commands in this folder. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const windows = process.platform === 'win32'

/** Says one sentence on stderr and ends the process. */
export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

/**
 * Runs a program with our output and no input; resolves to its exit code (128 + n when signal n ended it).
 * Signals that we get meanwhile are handed on, so that no child outlives us.
 */
export function run(program, ...args) {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: windows })
  const handOn = (signal) => child.kill(signal)
  process.on('SIGINT', handOn).on('SIGTERM', handOn)
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', (code, signal) => {
      process.off('SIGINT', handOn).off('SIGTERM', handOn)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/**
 * Ends this process, as by SIGTERM, once npm is gone. A signal to npm reaches the shell between npm and us and
 * goes no further, which would leave us running without anybody.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const look = () => process.ppid === parent || process.kill(process.pid, 'SIGTERM')
  setInterval(look, 500).unref()
}
