/** How long a pointer rests before a box opens, and how long it may take from the control to the box, in ms. */
const delays = { open: 350, close: 150 }
/** After a box has closed, the next one opens at once for this long, in ms. */
const warmMs = 400
/** How far around the box the pointer still counts as in it, in CSS px: the gap to the control. */
const margin = 8

const explained = '[data-tooltip], [data-hint]'

interface TooltipWatchOptions {
  show(anchor: HTMLElement | null): void
  textOf(anchor: HTMLElement): string
  /** Puts the box where its anchor has gone. */
  place(anchor: HTMLElement): void
  box: { readonly current: HTMLElement | null }
}

/** Follows pointer and focus over the whole document, and says which element is to be explained. */
export class TooltipWatch {
  readonly #options: TooltipWatchOptions
  readonly #listening = new AbortController()
  /** What the page itself changes about an element that is explained: it goes, or means something else. */
  readonly #changes = new MutationObserver(() => this.#renew())
  #shown: HTMLElement | null = null
  /** What the pointer is over. */
  #over: HTMLElement | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #closedMs = Number.NEGATIVE_INFINITY

  constructor(options: TooltipWatchOptions) {
    this.#options = options
    const listen = <Type extends keyof DocumentEventMap>(
      type: Type,
      listener: (event: DocumentEventMap[Type]) => void,
    ) => document.addEventListener(type, listener, { capture: true, signal: this.#listening.signal })
    listen('pointermove', (event) => event.pointerType !== 'touch' && this.#move(event))
    listen('pointerdown', () => this.#show(null))
    listen('focusin', ({ target }) => this.#focus(target))
    listen('focusout', ({ target }) => this.#shown?.contains(target as Node) && this.#show(null))
    listen('keydown', (event) => this.#press(event))
    listen('scroll', () => this.#scroll())
    document.documentElement.addEventListener('pointerleave', () => this.#point(null), {
      signal: this.#listening.signal,
    })
    // It may have come later than what it is to explain.
    this.#focus(document.activeElement)
    this.#point(anchorOf([...document.querySelectorAll(':hover')].at(-1) ?? null))
  }

  end(): void {
    this.#listening.abort()
    this.#changes.disconnect()
    clearTimeout(this.#timer)
  }

  #show(next: HTMLElement | null): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (next === this.#shown) return
    if (this.#shown) this.#closedMs = performance.now()
    this.#shown = next
    this.#options.show(next)
    this.#changes.disconnect()
    if (!next) return
    const attributeFilter = ['data-tooltip', 'data-hint']
    this.#changes.observe(document.body, { childList: true, subtree: true, attributeFilter })
  }

  #after(ms: number, next: HTMLElement | null): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#show(next), ms)
  }

  #move({ target, buttons, clientX, clientY }: PointerEvent): void {
    if (buttons !== 0) return
    const around = this.#shown && this.#options.box.current?.getBoundingClientRect()
    const next = anchorOf(target)
    if (around && next !== this.#shown && isWithin(around, clientX, clientY)) {
      clearTimeout(this.#timer)
      // From here to a control is a way to another control.
      this.#over = null
      return
    }
    this.#point(next)
  }

  #point(next: HTMLElement | null): void {
    if (next === this.#over) {
      // Over a drawing, the hand works: its explanation waits until it rests, and comes once.
      if (!next?.matches('[role=application]')) return
      if (next === this.#shown) this.#show(null)
      else if (this.#timer !== undefined) this.#after(delays.open, next)
      return
    }
    this.#over = next
    const isWarm = this.#shown !== null || performance.now() - this.#closedMs < warmMs
    if (next === this.#shown) clearTimeout(this.#timer)
    else if (!next) this.#after(delays.close, null)
    else this.#after(isWarm && !next.matches('[role=application]') ? 0 : delays.open, next)
  }

  #focus(target: EventTarget | null): void {
    const anchor = anchorOf(target)
    if (!anchor || !(target instanceof HTMLElement)) return
    this.#describe(anchor, target)
    if (target.matches(':focus-visible')) this.#show(anchor)
  }

  /** Tells screen readers what the box shows. A group says it once, not with each of its buttons. */
  #describe(anchor: HTMLElement, control: HTMLElement): void {
    const text = this.#options.textOf(anchor)
    const described = anchor.role === 'group' ? anchor : control
    if (text === control.ariaLabel) described.removeAttribute('aria-description')
    else described.setAttribute('aria-description', text)
  }

  #press(event: KeyboardEvent): void {
    if (!this.#shown) return
    if (event.key === 'Escape') {
      // A dialog underneath must not close with it.
      event.preventDefault()
      // A field takes back with the same press what is being typed.
      if (!(event.target as Element).matches('input:not([type="range"])')) event.stopPropagation()
    }
    this.#show(null)
  }

  #scroll(): void {
    if (!this.#shown) return
    // The Tab key scrolls to what it reaches: what opened for the focus goes along.
    if (this.#shown.matches(':focus-visible') || this.#shown.querySelector(':focus-visible'))
      this.#options.place(this.#shown)
    else this.#show(null)
  }

  #renew(): void {
    if (!this.#shown?.isConnected) this.#show(null)
    else this.#options.show(this.#shown)
  }
}

/** What explains a place; one with an empty text explains itself, and keeps what surrounds it from doing so. */
function anchorOf(target: EventTarget | null): HTMLElement | null {
  const anchor = target instanceof Element ? target.closest<HTMLElement>(explained) : null
  return anchor?.dataset.tooltip === '' ? null : anchor
}

const isWithin = ({ left, right, top, bottom }: DOMRect, x: number, y: number) =>
  x >= left - margin && x <= right + margin && y >= top - margin && y <= bottom + margin
