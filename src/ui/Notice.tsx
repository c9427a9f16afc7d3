import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { IconButton } from './IconButton'
import styles from './Notice.module.css'

export interface NoticeProps {
  kind: 'info' | 'warning' | 'error'
  children: ReactNode
  /** Buttons that answer it. */
  actions?: ReactNode
  /** With both, it can be dismissed. */
  onDismiss?: (() => void) | undefined
  dismissLabel?: string | undefined
}

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert }

/** A sentence that needs to be seen: errors are read aloud at once, the rest when there is quiet. */
export function Notice({ kind, children, actions, onDismiss, dismissLabel }: NoticeProps) {
  const Icon = icons[kind]
  return (
    <div className={classNames(styles.notice, styles[kind])} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {onDismiss && dismissLabel && (
        <IconButton label={dismissLabel} icon={<X aria-hidden="true" />} onClick={onDismiss} />
      )}
    </div>
  )
}
