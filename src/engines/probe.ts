/** What this browser offers: asks for a GPU adapter or a WebGL context and looks who answers. */
import { within } from '../lib/within'
import type { Finding } from './backend-decision'
import { isSoftwareAdapter, isSoftwareRenderer } from './software-renderers'
import { requestWebgpuAdapter } from './webgpu-adapter'

const timeoutMs = 5_000

export const probes: Record<'webgpu' | 'webgl', () => Promise<Finding>> = {
  webgpu: () => guarded(probeWebgpu),
  webgl: () => guarded(probeWebgl),
}

async function guarded(probe: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await within(timeoutMs, Promise.resolve(probe()))
  } catch (error) {
    return { code: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

async function probeWebgpu(): Promise<Finding> {
  const adapter = await requestWebgpuAdapter()
  if (!adapter) return { code: 'absent' }
  const { vendor, architecture, device, description } = adapter.info
  const name = description || [vendor, architecture, device].filter(Boolean).join(' ')
  return { code: isSoftwareAdapter(adapter.info) ? 'software' : 'hardware', name }
}

function probeWebgl(): Finding {
  if (typeof OffscreenCanvas === 'undefined') return { code: 'absent' }
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!gl) return { code: 'absent' }
  try {
    if (!rendersFloat32(gl)) return { code: 'half-precision' }
    const name = rendererOf(gl)
    return { code: isSoftwareRenderer(name) ? 'software' : 'hardware', name }
  } finally {
    gl.getExtension('WEBGL_lose_context')?.loseContext()
  }
}

/** Chromium and Safari name the renderer only by the extension; Firefox does without, and warns when it is used. */
function rendererOf(gl: WebGL2RenderingContext): string {
  const name = String(gl.getParameter(gl.RENDERER))
  if (!/^(WebKit|Apple)? ?WebGL$/i.test(name)) return name
  const extension = gl.getExtension('WEBGL_debug_renderer_info')
  return extension ? String(gl.getParameter(extension.UNMASKED_RENDERER_WEBGL)) : name
}

function rendersFloat32(gl: WebGL2RenderingContext): boolean {
  if (!gl.getExtension('EXT_color_buffer_float')) return false
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture())
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 1, 1)
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer())
  gl.framebufferTexture2D(
    gl.FRAMEBUFFER,
    gl.COLOR_ATTACHMENT0,
    gl.TEXTURE_2D,
    gl.getParameter(gl.TEXTURE_BINDING_2D),
    0,
  )
  return gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE
}
