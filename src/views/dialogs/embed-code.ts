/** HTML that puts the page into another one. @param link with `embed=1` */
export function embedCode(link: string, title: string): string {
  const attributes = {
    src: link,
    title,
    width: '100%',
    height: '640',
    style: 'border: 0',
    loading: 'lazy',
    // Threads, where the page around it may have them itself.
    allow: 'cross-origin-isolated',
  }
  const text = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`)
  return `<iframe ${text.join(' ')}></iframe>`
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
