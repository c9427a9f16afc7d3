/** A helping thread: does units of what the engine's thread opens, until there is another engine. */
import { Control, controlEnd } from './control'
import type { Configuration } from './crew'
import { deviceOf } from './device'
import type { Kernels } from './kernels'
import { memoryMap } from './memory-map'
import { workOf } from './stages'

declare const self: DedicatedWorkerGlobalScope

let kernels: Promise<Kernels> | null = null

self.onmessage = async ({ data }: MessageEvent<Configuration>) => {
  const { module, memory, settings, pixels, rows, threads, thread, number } = data
  kernels ??= instantiate(module, memory)
  const { plans, stages } = workOf(settings, pixels)
  const all = Object.values(plans)
  const map = memoryMap(plans.training.layout, all, rows, { start: controlEnd, threads })
  const device = deviceOf(await kernels, memory, map, thread)
  const control = new Control(memory.buffer)
  // Messages wait until there is another configuration, which is when one comes.
  while (control.isConfigured(number)) {
    const { ticket } = control
    const found = control.peek()
    if (!found) {
      control.waitForTicketAfter(ticket)
      continue
    }
    const { units, stage, run } = found.job
    for (let unit = control.claim(found.ticket, units); unit !== null; ) {
      stages[stage].run(device, run, unit)
      control.finish(units)
      unit = control.claim(found.ticket, units)
    }
  }
}

async function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<Kernels> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } })
  return exports as unknown as Kernels
}
