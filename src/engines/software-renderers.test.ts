import { expect, test } from 'vitest'
import { isSoftwareAdapter, isSoftwareRenderer } from './software-renderers'

const adapter = { vendor: '', architecture: '', device: '', description: '' }

test.each([
  { ...adapter, vendor: 'google', architecture: 'swiftshader' },
  { ...adapter, vendor: 'mesa' },
  { ...adapter, description: 'llvmpipe (LLVM 19.1.7, 256 bits)' },
  { ...adapter, vendor: 'microsoft', architecture: 'warp' },
  { ...adapter, description: 'Microsoft Basic Render Driver' },
  { ...adapter, vendor: 'intel', architecture: 'gen-12lp', isFallbackAdapter: true },
])('imitates a GPU: %j', (info) => {
  expect(isSoftwareAdapter(info)).toBe(true)
})

test.each([
  { ...adapter, vendor: 'intel', architecture: 'gen-12lp', isFallbackAdapter: false },
  { ...adapter, vendor: 'nvidia', architecture: 'ampere' },
  { ...adapter, vendor: 'apple', architecture: 'metal-3' },
  { ...adapter, vendor: 'arm', architecture: 'valhall' },
  adapter,
])('is a GPU: %j', (info) => {
  expect(isSoftwareAdapter(info)).toBe(false)
})

test.each([
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
  'ANGLE (Mesa, llvmpipe (LLVM 19.1.7 256 bits), OpenGL 4.5)',
  'llvmpipe (LLVM 15.0.7, 256 bits)',
  'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'Mesa OffScreen',
  'Gallium 0.4 on softpipe',
  'Apple Software Renderer',
])('draws in software: %s', (renderer) => {
  expect(isSoftwareRenderer(renderer)).toBe(true)
})

test.each([
  'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
  'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
  'Apple GPU',
  'Mali-G57',
  'Adreno (TM) 618',
])('draws on a GPU: %s', (renderer) => {
  expect(isSoftwareRenderer(renderer)).toBe(false)
})
