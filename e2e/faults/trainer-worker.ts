/** The worker that trains, to be got at from outside, and faults to be injected into it. */
import type { Page, Worker } from '@playwright/test'

export function trainerWorker(page: Page): Worker {
  const worker = page.workers().findLast((candidate) => /trainer\.worker/.test(candidate.url()))
  if (!worker) throw new Error('there is no worker that trains')
  return worker
}

export const workerFaults = {
  error: () => {
    setTimeout(() => {
      throw new Error('injected')
    })
  },
  rejection: () => void Promise.reject(new Error('injected')),
  hang: () => {
    for (;;);
  },
  end: () => self.close(),
  /** To happen while the kernels are given a batch. */
  errorInStep: () => {
    throw new Error('injected')
  },
}

/** Lets a fault happen when the worker tells that training has come to a step: then there is no way to be late. */
export async function faultAtStep(worker: Worker, step: number, fault: () => unknown): Promise<void> {
  const arm = (at: number, happen: () => unknown) => {
    const post = self.postMessage
    self.postMessage = (...parameters: unknown[]) => {
      const [message] = parameters as [{ trainerEvent?: { status?: { step: number } } } | null]
      if ((message?.trainerEvent?.status?.step ?? -1) >= at) {
        self.postMessage = post
        happen()
      }
      Reflect.apply(post, self, parameters)
    }
  }
  await worker.evaluate(`(${arm})(${step}, ${fault})`)
}

/**
 * Lets a fault happen while the kernels are given the images of a step, the nth from now on.
 * @param length of these images, in bytes
 */
export async function faultInStep(
  worker: Worker,
  length: number,
  nth: number,
  fault: () => unknown,
): Promise<void> {
  const arm = (ofStep: number, last: number, happen: () => unknown) => {
    const { set } = Uint8Array.prototype
    let steps = 0
    Uint8Array.prototype.set = function (...parameters) {
      if (parameters[0].length === ofStep) steps += 1
      if (steps === last) {
        Uint8Array.prototype.set = set
        happen()
      }
      set.apply(this, parameters)
    }
  }
  await worker.evaluate(`(${arm})(${length}, ${nth}, ${fault})`)
}
