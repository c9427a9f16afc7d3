import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/tokens.css'
import './ui/base.css'
import './ui/present.css'
import { App } from './app/App'
import { createPlayground, type Playground } from './app/playground'
import { followPreferences } from './app/preferences'
import { i18n } from './i18n/i18n'
import { createSession } from './session/create-session'

declare global {
  interface Window {
    playground: Playground
  }
}

const session = createSession()
window.playground = createPlayground(session, i18n.t, __APP_VERSION__)

// The texts of the language come first, so that nobody sees another one flash by.
followPreferences(session)
  .catch(session.report)
  .finally(() => {
    createRoot(document.getElementById('root') as HTMLElement).render(
      <StrictMode>
        <App session={session} />
      </StrictMode>,
    )
  })
