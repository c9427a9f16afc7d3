/** A shader, what it is told of the layer it computes, and how many workgroups of it a batch needs. */
import type { LayerValues } from './network'
import { arithmetic } from './wgsl/arithmetic'
import { bindings } from './wgsl/bindings'
import type { Product } from './wgsl/product'
import { productShader } from './wgsl/product-shader'

export interface Kernel {
  label: string
  code: string
  /** Absent where the shader does not compute a single layer. */
  layer?: LayerValues
  workgroups(rows: number): [x: number, y: number]
}

/** @param functions that the product's pieces call */
export function productCode(product: Product, functions: string): string {
  return bindings + arithmetic + functions + productShader(product)
}
