/** Shows the same part of two latent spaces, the same point of each and the same input to both. */
import { viewOf } from '../address-view'
import { sameWindow } from '../plane-window'
import type { Session } from '../session'
import type { InputState } from '../state'

/** What of the view of the first is that of the second as well, but for z and the window, which go both ways. */
const shared = ['span', 'layers', 'spacing', 'posteriorsOf', 'hiddenClasses'] as const
const given = ['source', 'image', 'strokes', 'label', 'fileName', 'testIndex', 'noiseDraw'] as const

/** @returns what ends that; the first looks then where it did before, unless somebody had chosen that */
export function keepSameView(one: Session, other: Session): () => void {
  const { looked } = one.store.getState().latent
  // What follows is not followed in its turn.
  let following = false
  const follow = (from: Session, to: Session) =>
    from.store.subscribe((state, previous) => {
      if (following || (state.latent === previous.latent && state.input === previous.input)) return
      following = true
      followPlace(from, to)
      if (from === one) {
        if (shared.some((key) => state.latent[key] !== previous.latent[key])) followLayers(from, to)
        const { label } = state.latent
        if (label !== null && label !== previous.latent.label) to.latent.tell(label)
        if (given.some((key) => state.input[key] !== previous.input[key])) followInput(from, to)
      }
      following = false
    })
  followPlace(one, other)
  followInput(one, other)
  const ends = [follow(one, other), follow(other, one)]
  return () => {
    for (const end of ends) end()
    if (!looked) one.latent.plane.look(null)
  }
}

function followPlace(from: Session, to: Session): void {
  const [{ z, chosen, window }, there] = [from.store.getState().latent, to.store.getState().latent]
  const isSpace = z.length === there.z.length
  if (chosen && isSpace && z.some((value, i) => value !== there.z[i])) to.latent.move(z)
  if (!sameWindow(window, there.window)) to.latent.plane.look(window)
}

function followLayers(from: Session, to: Session): void {
  const { span, layers, spacing, posteriorsOf, hiddenClasses } = from.store.getState().latent
  to.latent.show({ ...viewOf(to.store.getState()), span, layers, spacing, posteriorsOf, hiddenClasses })
}

function followInput(from: Session, to: Session): void {
  const { input } = from.store.getState()
  const change = Object.fromEntries(given.map((key) => [key, input[key]])) as Pick<
    InputState,
    (typeof given)[number]
  >
  to.store.setState((state) => ({ input: { ...state.input, ...change } }))
  to.input.refresh()
}
