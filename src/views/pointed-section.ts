import { createStore } from 'zustand/vanilla'

/** The section of the page in which a lesson points at something that is in sight, as its id has it; null: none. */
export const pointedSection = createStore<{ name: string | null }>(() => ({ name: null }))
