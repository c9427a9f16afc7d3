/** What is used of the package, which comes without types. */
declare module 'gifenc' {
  interface FrameOptions {
    /** Colours of the indices, red, green and blue, 0 to 255; those of the first frame if left out. */
    palette?: number[][]
    /** In ms; the file holds hundredths of a second. */
    delay: number
  }
  export function GIFEncoder(): {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void
    finish(): void
    bytes(): Uint8Array<ArrayBuffer>
  }
}
