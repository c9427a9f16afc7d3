import 'react'

declare module 'react' {
  interface InputHTMLAttributes<T> {
    /** Chooses a folder; React knows it by this name only. */
    webkitdirectory?: string
  }
}
