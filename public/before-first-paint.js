// A file of its own, since the content security policy refuses inline scripts; before the first paint, so that
// neither the colours nor the language of the page flicker.
;(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(`vae-playground.${key}`)
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
