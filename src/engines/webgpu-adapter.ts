/**
 * WebGPU's adapter, or null where there is none. Asked for twice: where the browser's GPU process ends under the first
 * question and is started anew, as seen with a driver that Chromium had just met, that question is answered with null.
 */
export async function requestWebgpuAdapter(): Promise<GPUAdapter | null> {
  // No power preference: Chromium warns on the console where it ignores one.
  const ask = () => navigator.gpu?.requestAdapter()
  return (await ask()) ?? (await ask()) ?? null
}
