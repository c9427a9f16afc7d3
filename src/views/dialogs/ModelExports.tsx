import { Download } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { hint } from '../hint'
import { useSession } from '../use-session'
import styles from './ModelDialog.module.css'
import { useDialog } from './use-dialog'

/** The forms for other programs, and how the file of each is named behind the model's own name. */
const forms = {
  pytorch: '-pytorch.zip',
  tensorflow: '-tensorflow.zip',
  'web-page': '.html',
  keras: '-keras.zip',
} as const

type FurtherForm = keyof typeof forms

/** The model for other programs, and where everything else is saved. @param onSave asks for a file of a form */
export function ModelExports({ onSave }: { onSave(form: FurtherForm, ending: string): void }) {
  const { t } = useTranslation()
  const session = useSession()
  const id = useId()
  const { close } = useDialog()
  const showFigures = () => {
    session.explore.open('save')
    close()
    document.getElementById('section-explore')?.scrollIntoView()
  }
  return (
    <ul className={styles.list}>
      {(Object.keys(forms) as FurtherForm[]).map((form) => (
        <li key={form} className={styles.item}>
          <div>
            <h4>{t(`model.forms.${form}.name`)}</h4>
            <p id={`${id}-${form}`}>{t(`model.forms.${form}.text`)}</p>
          </div>
          <Button
            variant="outline"
            aria-describedby={`${id}-${form}`}
            icon={<Download aria-hidden="true" />}
            aria-label={`${t(`model.forms.${form}.save`)}: ${t(`model.forms.${form}.name`)}`}
            onClick={() => onSave(form, forms[form])}
          >
            {t(`model.forms.${form}.save`)}
          </Button>
        </li>
      ))}
      <li className={styles.item}>
        <div>
          <h4>{t('model.figures')}</h4>
          <p>{t('model.figuresText', { tab: t('explore.tab.save') })}</p>
        </div>
        <Button {...hint('modelFigures')} onClick={showFigures}>
          {t('model.showFigures')}
        </Button>
      </li>
    </ul>
  )
}
