/**
 * Carries an element from place to place, by an animation that stands still: at each move of one that its style moves,
 * Chromium puts the layers of the whole page in order again.
 */
export class Carrier {
  readonly #effect: KeyframeEffect
  readonly #animation: Animation

  constructor(element: Element) {
    this.#effect = new KeyframeEffect(element, null, { duration: 1, fill: 'both' })
    this.#animation = new Animation(this.#effect)
    this.#animation.pause()
  }

  /** @param x px from where it would lie, and y */
  moveTo(x: number, y: number): void {
    const there = `translate(${x}px, ${y}px)`
    this.#effect.setKeyframes({ transform: [there, there] })
  }

  letGo(): void {
    this.#animation.cancel()
  }
}
