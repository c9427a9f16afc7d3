/** What is looked at first of a model that has been trained already. */
import type { Session } from './session'

type Looking = Pick<Session, 'store' | 'encode' | 'evaluate' | 'latent' | 'input'>

/** It begins with what it makes of the input, unless somebody chose a place. @param isPresent whether it still is the one */
export async function beginAtInput(session: Looking, isPresent: () => boolean): Promise<void> {
  const { input, latent } = session.store.getState()
  if (!input.image || latent.chosen) return
  const encoded = await session.encode(input.image, 1).catch(() => null)
  // A run that was replaced owes no answer; z stays at 0 then.
  if (encoded && isPresent()) session.latent.suggest(Array.from(encoded.mean))
}

/** Lets the input be compared with the test images, whose costs under this model nobody has taken yet. */
export async function placeAmongTestImages(session: Looking): Promise<void> {
  try {
    await session.evaluate({ split: 'test' })
    session.input.refresh()
  } catch {
    // The run was replaced, or the test images did not come, which is told where they are loaded.
  }
}
