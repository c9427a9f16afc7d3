import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'
import { Button } from '../ui/Button'
import styles from './App.module.css'

interface State {
  reason: string | null
}

/** What a person sees when the page itself has failed: a sentence and a way back, never a blank window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { reason: null }

  static getDerivedStateFromError(thrown: unknown): State {
    return { reason: thrown instanceof Error ? thrown.message : String(thrown) }
  }

  override render(): ReactNode {
    const { reason } = this.state
    if (reason === null) return this.props.children
    return (
      <Translation>
        {(t) => (
          <main className={styles.crashed}>
            <h1>{t('app.crashed.title')}</h1>
            <p>{t('app.crashed.text', { reason })}</p>
            <Button variant="primary" onClick={() => location.reload()}>
              {t('app.crashed.reload')}
            </Button>
          </main>
        )}
      </Translation>
    )
  }
}
