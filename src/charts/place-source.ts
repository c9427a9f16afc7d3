/** On the plane, in axis units. */
export type Place = readonly [number, number]

/** Where z is: outside React's state, so that a drag renders nothing. */
export interface PlaceSource {
  /** Calls back after every move; returns how to unsubscribe. */
  subscribe(changed: () => void): () => void
  read(): Place
}
