import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog'
import styles from './Dialogs.module.css'
import { setShortcutsEnabled, useShortcutsEnabled } from './shortcut-preference'
import { useDialog } from './use-dialog'

/** Every key that acts, and the switch for the single ones. */
export function ShortcutsDialog() {
  const { t } = useTranslation()
  const { close } = useDialog()
  const id = useId()
  const enabled = useShortcutsEnabled()
  const keys = [
    [t('shortcuts.space'), t('shortcuts.keys.train')],
    ['S', t('shortcuts.keys.step')],
    ['R', t('shortcuts.keys.reset')],
    ['P', t('shortcuts.keys.present')],
    ['E', t('shortcuts.keys.expected')],
    [t('shortcuts.pageKeys'), t('shortcuts.keys.turn')],
    [t('shortcuts.escape'), t('shortcuts.keys.leave')],
    ['?', t('shortcuts.keys.help')],
    [t('shortcuts.arrowKeys'), t('shortcuts.keys.arrows')],
    [t('shortcuts.enter'), t('shortcuts.keys.nearest')],
    ['+ − 0', t('shortcuts.keys.zoom')],
    ['W A S D', t('shortcuts.keys.pan')],
    [t('shortcuts.pasteKeys'), t('shortcuts.keys.paste')],
    [t('shortcuts.pageKeys'), t('shortcuts.keys.lesson')],
  ] as const
  return (
    <Dialog onClose={close} title={t('shortcuts.title')} closeLabel={t('app.close')}>
      <div className={styles.stack}>
        <p>{t('shortcuts.text')}</p>
        <dl className={styles.keys}>
          {keys.map(([key, does]) => (
            <Fragment key={does}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </Fragment>
          ))}
        </dl>
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={enabled}
            aria-describedby={id}
            onChange={(event) => setShortcutsEnabled(event.target.checked)}
          />
          {t('shortcuts.enabled')}
        </label>
        <p id={id} className={styles.muted}>
          {t('shortcuts.enabledHint')}
        </p>
      </div>
    </Dialog>
  )
}
