/** What does not fit, one line each, as it is found in the page: each function runs there, and has all that it needs. */

/** Texts that are cut off, that stick out of their button, or that nobody can scroll to. */
export function cutTexts(within: string): string[] {
  const nameOf = ({ localName, textContent }: Element) =>
    `${localName} “${(textContent ?? '').trim().slice(0, 50)}”`
  /** By how much, in CSS px, a text is wider or taller than what is around it; its drawings write in their own way. */
  const misfit = (text: Element): string | null => {
    const range = document.createRange()
    range.selectNodeContents(text)
    const box = range.getBoundingClientRect()
    for (
      let around: Element | null = text;
      around && around !== document.body;
      around = around.parentElement
    ) {
      const { overflowX, overflowY } = getComputedStyle(around)
      if (/auto|scroll/.test(overflowX + overflowY)) return null
      const edge = around.getBoundingClientRect()
      const wider = Math.max(box.right - edge.right, edge.left - box.left)
      const taller = Math.max(box.bottom - edge.bottom, edge.top - box.top)
      const cuts = overflowX !== 'visible' || around.matches('button, label')
      if (cuts && wider > 1) return `${wider.toFixed(0)} px wider than its ${around.localName}`
      if (overflowY !== 'visible' && taller > 3)
        return `${taller.toFixed(0)} px taller than its ${around.localName}`
    }
    const beyond = Math.max(box.right - document.documentElement.clientWidth, -box.left)
    return beyond > 1 ? `${beyond.toFixed(0)} px beyond the window` : null
  }
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    const shows = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    return shows && width > 1 && height > 1 && !element.closest('svg, math, noscript, option')
  }
  return [...document.querySelectorAll(`${within} *`)].flatMap((element) => {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    const fault = hasText && isSeen(element) ? misfit(element) : null
    return fault ? [`${nameOf(element)}: ${fault}`] : []
  })
}

/** Selects that are too narrow for what is chosen in them; one whose text is invisible has an icon in its place. */
export function narrowSelects(within: string): string[] {
  const context = document.createElement('canvas').getContext('2d')
  return [...document.querySelectorAll<HTMLSelectElement>(`${within} select`)].flatMap((select) => {
    const { font, color, paddingLeft, paddingRight } = getComputedStyle(select)
    if (!context || !select.checkVisibility() || color === 'rgba(0, 0, 0, 0)') return []
    context.font = font
    const text = select.selectedOptions[0]?.text ?? ''
    const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    const lacking = context.measureText(text).width - room
    return lacking > 1 ? [`select “${text}”: ${lacking.toFixed(0)} px too narrow`] : []
  })
}

/** Pairs of texts, line by line, that lie on each other. What floats over the page may. */
export function overlaps(within: string): string[] {
  const root = document.querySelector(within) ?? document.body
  /** What is left of a line where boxes around it scroll or cut; null: nothing, or it floats over the page. */
  const seenOf = ({ left, right, top, bottom }: DOMRect, element: Element) => {
    const box = { left, right, top, bottom }
    for (
      let around: Element | null = element;
      around && around !== document.body;
      around = around.parentElement
    ) {
      const { overflowX, overflowY, position } = getComputedStyle(around)
      if (around !== root && /fixed|sticky/.test(position)) return null
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const edge = around.getBoundingClientRect()
      box.left = Math.max(box.left, edge.left)
      box.right = Math.min(box.right, edge.right)
      box.top = Math.max(box.top, edge.top)
      box.bottom = Math.min(box.bottom, edge.bottom)
    }
    return box.right - box.left > 2 && box.bottom - box.top > 2 ? box : null
  }
  const lines: { element: Element; box: NonNullable<ReturnType<typeof seenOf>> }[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || !node.textContent?.trim() || element.closest('svg, math, noscript, option')) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const line of range.getClientRects()) {
      const box = seenOf(line, element)
      if (box) lines.push({ element, box })
    }
  }
  return lines.flatMap(({ element, box }, index) =>
    lines.slice(index + 1).flatMap((other) => {
      if (element.contains(other.element) || other.element.contains(element)) return []
      const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      const lower = Math.min(box.bottom - box.top, other.box.bottom - other.box.top)
      // Lines of different size share some of their leading.
      const lie = width > 2 && height > 0.4 * lower
      return lie ? [`“${element.textContent}” and “${other.element.textContent}” lie on each other`] : []
    }),
  )
}
