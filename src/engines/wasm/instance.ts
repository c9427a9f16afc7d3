/** Compiles the kernels once in a realm, and lends instances of them, each with a memory and threads of its own. */
import { controlEnd } from './control'
import { alone, type Crew, SharingCrew } from './crew'
import type { Kernels } from './kernels'

/** Instructions that the kernels may use beyond plain WebAssembly. */
export type Instructions = 'relaxed-simd' | 'simd'

/** What an instance is made for. */
export interface Variant {
  instructions: Instructions
  threads: number
}

export interface KernelInstance {
  kernels: Kernels
  memory: WebAssembly.Memory
  crew: Crew
}

/** A module takes either a memory that is shared or one that is not. */
const load = {
  'relaxed-simd': () => import('./kernels/module.ts?kernels=relaxed-simd'),
  'relaxed-simd-shared': () => import('./kernels/module.ts?kernels=relaxed-simd-shared'),
  simd: () => import('./kernels/module.ts?kernels=simd'),
  'simd-shared': () => import('./kernels/module.ts?kernels=simd-shared'),
}

const compiled = new Map<keyof typeof load, Promise<WebAssembly.Module>>()

/**
 * Instances that no engine uses any more. They are used again: a browser reserves gigabytes of addresses for
 * each memory, and frees them only when it collects garbage.
 */
const idle = new Map<string, KernelInstance[]>()

/** Enough for the default network many times over; what one huge network needed is not held for ever. */
const mostBytesKept = 64 * 2 ** 20
/** All that 32-bit addresses reach; a shared memory has to say how far it may grow. */
const mostPages = 65_536

/**
 * Lends an instance whose memory is all zeros from {@link controlEnd} on.
 * @throws WebAssembly.CompileError where the browser has no SIMD
 */
export async function borrowInstance({ instructions, threads }: Variant): Promise<KernelInstance> {
  const used = idle.get(nameOf({ instructions, threads }))?.pop()
  if (used) {
    new Uint8Array(used.memory.buffer).fill(0, controlEnd)
    return used
  }
  const shared = threads > 1
  const compiledModule = await module(shared ? `${instructions}-shared` : instructions)
  const memory = shared
    ? new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared })
    : new WebAssembly.Memory({ initial: 1 })
  const { exports } = await WebAssembly.instantiate(compiledModule, { env: { memory } })
  const crew = shared ? new SharingCrew(compiledModule, memory, threads) : alone
  return { kernels: exports as unknown as Kernels, memory, crew }
}

export function giveBack(instance: KernelInstance, { instructions }: Variant): void {
  instance.crew.dismiss()
  const name = nameOf({ instructions, threads: instance.crew.threads })
  if (instance.memory.buffer.byteLength > mostBytesKept) instance.crew.end()
  else idle.set(name, [...(idle.get(name) ?? []), instance])
}

function nameOf({ instructions, threads }: Variant): string {
  return `${instructions} ${threads}`
}

/** Relaxed SIMD multiplies and adds in one instruction; browsers without it have plain SIMD. */
export function bestInstructions(): Instructions {
  return WebAssembly.validate(relaxedProbe) ? 'relaxed-simd' : 'simd'
}

function module(name: keyof typeof load): Promise<WebAssembly.Module> {
  const compiling = compiled.get(name) ?? load[name]().then(({ bytes }) => WebAssembly.compile(bytes))
  compiled.set(name, compiling)
  // What could not be loaded is tried again by the next engine.
  compiling.catch(() => compiled.delete(name))
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
