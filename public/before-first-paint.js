// A file of its own, since the content security policy refuses inline scripts; before the first paint, so that
// neither the colours nor the language of the page flicker.
;(() => {
  // A page that is part of another one looks for nothing on the reader's device.
  const embedded = new URLSearchParams(location.hash.slice(1)).get('embed') === '1'
  const read = (key) => {
    try {
      return embedded ? null : localStorage.getItem(`vae-playground.${key}`)
    } catch {
      return null
    }
  }
  const root = document.documentElement
  const theme = read('theme')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  const language = read('language') ?? navigator.language
  root.lang = language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
})()
