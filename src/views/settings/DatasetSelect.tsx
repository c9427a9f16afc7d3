import { FolderInput } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton'
import { Select } from '../../ui/Select'
import { Tooltip } from '../../ui/Tooltip'
import { useDialog } from '../dialogs/use-dialog'
import { hint } from '../hint'
import { hintText } from './field-texts'
import styles from './SettingsBar.module.css'
import { useDatasetOptions } from './use-dataset-options'
import { useSetting } from './use-setting'

/** The data sets, and the way to bring one's own. */
export function DatasetSelect() {
  const { t } = useTranslation()
  const { show } = useDialog()
  const [value, change] = useSetting<string>('dataset')
  const options = useDatasetOptions()
  return (
    <>
      <Tooltip text={hintText('dataset', t)}>
        <Select
          label={t('field.dataset.label')}
          variant="plain"
          value={value}
          options={options}
          onChange={change}
        />
      </Tooltip>
      <IconButton
        className={styles.own}
        label={t('import.title')}
        {...hint('ownDataOpen')}
        icon={<FolderInput aria-hidden="true" />}
        onClick={() => show('import')}
      />
    </>
  )
}
