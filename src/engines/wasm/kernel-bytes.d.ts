/** What scripts/assemblyscript-plugin.mjs makes of an import with such a query. */
declare module '*?kernels=simd' {
  export const bytes: Uint8Array<ArrayBuffer>
}
declare module '*?kernels=relaxed-simd' {
  export const bytes: Uint8Array<ArrayBuffer>
}
declare module '*?kernels=simd-shared' {
  export const bytes: Uint8Array<ArrayBuffer>
}
declare module '*?kernels=relaxed-simd-shared' {
  export const bytes: Uint8Array<ArrayBuffer>
}
