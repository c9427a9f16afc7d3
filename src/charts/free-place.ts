/** A rectangle, in any unit; y grows downwards. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** The first of some places that lies within the frame and touches nothing; null if none does. */
export function freePlace(
  places: readonly Box[],
  taken: readonly Box[],
  frame: { left: number; top: number; width: number; height: number },
): Box | null {
  const fits = (place: Box) =>
    place.left >= frame.left &&
    place.right <= frame.left + frame.width &&
    place.top >= frame.top &&
    place.bottom <= frame.top + frame.height &&
    !taken.some((other) => touches(place, other))
  return places.find(fits) ?? null
}

function touches(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
