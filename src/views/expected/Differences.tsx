import { useTranslation } from 'react-i18next'
import type { FieldChange } from '../../session/expected/card'
import { valueText } from '../settings/field-texts'
import styles from './ExpectedPanel.module.css'

/** In what the run differs from its card, and what to expect of that. */
export function Differences({ changes }: { changes: readonly FieldChange[] }) {
  const { t, i18n } = useTranslation('expected')
  const { t: tPage } = useTranslation()
  const expectation = ({ path, from, to }: FieldChange) => {
    const numbers = typeof from === 'number' && typeof to === 'number' && path !== 'seed'
    const key = `change.${path}.${!numbers ? 'other' : to > from ? 'more' : 'less'}`
    return t((i18n.exists(key, { ns: 'expected' }) ? key : 'change.unknown') as 'change.unknown')
  }
  return (
    <ul className={styles.changes}>
      {changes.map((change) => (
        <li key={change.path}>
          {t('changed', {
            field: tPage(`field.${change.path}.label` as 'field.seed.label'),
            from: valueText(change.path, change.from, tPage),
            to: valueText(change.path, change.to, tPage),
          })}{' '}
          {expectation(change)}
        </li>
      ))}
    </ul>
  )
}
