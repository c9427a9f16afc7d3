/** How far a floating box keeps from its anchor and from the window's edge, in px. */
const GAP = 8

/**
 * Puts a box of the top layer beside its anchor: below it where there is room, else above, else as low as the
 * window allows. Both must be displayed. (CSS anchor positioning does this too, in the newest browsers only.)
 */
export function placeBeside(anchor: Element, box: HTMLElement): void {
  const around = anchor.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const windowWidth = document.documentElement.clientWidth
  const [below, above] = [around.bottom + GAP, around.top - GAP - height]
  const lowest = window.innerHeight - GAP - height
  const top = below <= lowest ? below : above >= 0 ? above : Math.max(GAP, lowest)
  const centred = around.left + around.width / 2 - width / 2
  box.style.top = `${Math.round(top)}px`
  box.style.left = `${Math.round(Math.max(GAP, Math.min(centred, windowWidth - width - GAP)))}px`
}
