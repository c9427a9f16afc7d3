/** Compiles the kernels once in a realm, and lends instances of them, each with a memory of its own. */
import type { Kernels } from './kernels'

/** Instructions that the kernels may use beyond plain WebAssembly. */
export type Instructions = 'relaxed-simd' | 'simd'

export interface KernelInstance {
  kernels: Kernels
  memory: WebAssembly.Memory
}

const load: Record<Instructions, () => Promise<{ bytes: Uint8Array<ArrayBuffer> }>> = {
  'relaxed-simd': () => import('./kernels/module.ts?kernels=relaxed-simd'),
  simd: () => import('./kernels/module.ts?kernels=simd'),
}

const compiled = new Map<Instructions, Promise<WebAssembly.Module>>()

/**
 * Instances that no engine uses any more. They are used again: a browser reserves gigabytes of addresses for
 * each memory, and frees them only when it collects garbage.
 */
const idle = new Map<Instructions, KernelInstance[]>()

/**
 * Lends an instance whose memory is all zeros.
 * @throws WebAssembly.CompileError where the browser has no SIMD
 */
export async function borrowInstance(instructions = bestInstructions()): Promise<KernelInstance> {
  const used = idle.get(instructions)?.pop()
  if (used) {
    new Uint8Array(used.memory.buffer).fill(0)
    return used
  }
  const memory = new WebAssembly.Memory({ initial: 1 })
  const { exports } = await WebAssembly.instantiate(await module(instructions), { env: { memory } })
  return { kernels: exports as unknown as Kernels, memory }
}

export function giveBack(instance: KernelInstance, instructions = bestInstructions()): void {
  idle.set(instructions, [...(idle.get(instructions) ?? []), instance])
}

/** Relaxed SIMD multiplies and adds in one instruction; browsers without it have plain SIMD. */
export function bestInstructions(): Instructions {
  return WebAssembly.validate(relaxedProbe) ? 'relaxed-simd' : 'simd'
}

function module(instructions: Instructions): Promise<WebAssembly.Module> {
  const compiling =
    compiled.get(instructions) ?? load[instructions]().then(({ bytes }) => WebAssembly.compile(bytes))
  compiled.set(instructions, compiling)
  // What could not be loaded is tried again by the next engine.
  compiling.catch(() => compiled.delete(instructions))
  return compiling
}

/** A module with one function, of no arguments, whose body is f32x4.relaxed_madd of three constants. */
const relaxedProbe = relaxedProbeBytes()

function relaxedProbeBytes(): Uint8Array<ArrayBuffer> {
  const zeros = [0xfd, 0x0c, ...new Array<number>(16).fill(0)]
  // No locals; three times v128.const; f32x4.relaxed_madd; drop; end.
  const body = [0, ...zeros, ...zeros, ...zeros, 0xfd, 0x85, 0x02, 0x1a, 0x0b]
  const section = (id: number, bytes: number[]) => [id, bytes.length, ...bytes]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]),
    ...section(3, [1, 0]),
    ...section(10, [1, body.length, ...body]),
  ])
}
