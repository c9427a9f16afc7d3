/** Brings a section of the page to the top of the window. @param name of the section, as its id has it */
export function showSection(name: string): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  document.getElementById(`section-${name}`)?.scrollIntoView({ behavior: still ? 'auto' : 'smooth' })
}
