/** A shader, and how many workgroups of it a batch needs. */
import { arithmetic } from './wgsl/arithmetic'
import { bindings } from './wgsl/bindings'
import { type Product, productShader } from './wgsl/product'

export interface Kernel {
  label: string
  code: string
  workgroups(rows: number): [x: number, y: number]
}

/** @param functions that the product's pieces call */
export function productKernel(
  label: string,
  product: Product,
  functions: string,
  workgroups: Kernel['workgroups'],
): Kernel {
  return { label, code: bindings + arithmetic + functions + productShader(product), workgroups }
}

/** WGSL for a quad with zeros where it reaches beyond the last of so many columns. */
export function withoutPadding(quadText: string, column: string, columns: number): string {
  const used = columns % 4
  if (used === 0) return quadText
  const isLast = `${column} == ${Math.floor(columns / 4)}u`
  const beyond = [0, 1, 2, 3].map((index) => (index < used ? 'false' : isLast))
  return `select(${quadText}, vec4f(), vec4<bool>(${beyond.join(', ')}))`
}
