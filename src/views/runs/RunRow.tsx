import { Download, Pencil } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Sparkline } from '../../charts/Sparkline'
import { useFormats } from '../../i18n/formats'
import type { ListedRun } from '../../storage/keeper'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { Tooltip } from '../../ui/Tooltip'
import { hint } from '../hint'
import { saveFile } from '../save-file'
import { useSession } from '../use-session'
import { AskedButton } from './AskedButton'
import { RunName } from './RunName'
import styles from './RunsDialog.module.css'
import { differenceText, epochsText, metricOf, valuesText } from './run-texts'
import { useRunName } from './use-run-name'

interface RunRowProps {
  run: ListedRun
  runs: readonly ListedRun[]
  /** Does something and looks at the runs again. @returns whether it went well */
  act(verb: () => Promise<unknown>): Promise<boolean>
  onOpened(): void
}

/** One kept run. */
export function RunRow({ run, runs, act, onOpened }: RunRowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { keeping } = useSession()
  const name = useRunName()(run)
  const [naming, setNaming] = useState(false)
  const metric = metricOf(run)
  const rename = (given: string | null) => {
    setNaming(false)
    if (given !== null) void act(() => keeping.rename(run.id, given.trim() || null))
  }
  const numbers = [
    epochsText(run, t, formats),
    valuesText(run, t, formats),
    formats.ago(Date.now() - run.keptAt),
  ].filter(Boolean)
  return (
    <li className={styles.run} aria-label={name}>
      <div className={styles.curve}>
        <Sparkline
          label={t(`curves.${metric}`)}
          x={run.curve.map(({ epoch }) => epoch)}
          y={run.curve.map((point) => point[metric])}
        />
      </div>
      <div className={styles.about}>
        <div className={styles.nameLine}>
          {naming ? <RunName name={name} onNamed={rename} /> : <b className={styles.name}>{name}</b>}
          <State run={run} />
        </div>
        <p>{differenceText(run, runs, t)}</p>
        <p className={styles.muted}>
          {numbers.map((text, index) => (
            <Fragment key={text}>
              <span className={styles.number}>{index < numbers.length - 1 ? `${text} ·` : text}</span>{' '}
            </Fragment>
          ))}
        </p>
      </div>
      <div className={styles.actions}>
        <IconButton
          {...hint('runRename')}
          label={t('kept.rename')}
          icon={<Pencil aria-hidden="true" />}
          onClick={() => setNaming(true)}
        />
        {run.newest !== null && <Kept run={run} name={name} act={act} onOpened={onOpened} />}
        <AskedButton
          small
          hint="runDelete"
          question={t('kept.deleteAsk')}
          label={t('kept.delete')}
          onConfirm={() => void act(() => keeping.forget(run.id))}
        />
      </div>
    </li>
  )
}

/** Whether it is in use. */
function State({ run }: { run: ListedRun }) {
  const { t } = useTranslation()
  const { keeping } = useSession()
  if (run.id === keeping.run.id) return <span className={styles.state}>{t('kept.openNow')}</span>
  if (run.elsewhere) return <span className={styles.state}>{t('kept.elsewhere')}</span>
  if (run.newest === null) return <span className={styles.state}>{t('kept.curveOnly')}</span>
  if (run.ownData?.key === null) return <span className={styles.state}>{t('kept.withoutImages')}</span>
  return null
}

/** What can be done with a run whose weights are there. */
function Kept({ run, name, act, onOpened }: Omit<RunRowProps, 'runs'> & { name: string }) {
  const { t } = useTranslation()
  const { keeping } = useSession()
  const open = async () => {
    if (await act(() => keeping.open(run.id))) onOpened()
  }
  const save = async () => saveFile(await keeping.file(run.id), `${name}.safetensors`)
  return (
    <>
      <IconButton
        {...hint('runSave')}
        label={t('kept.saveFile')}
        icon={<Download aria-hidden="true" />}
        onClick={() => void act(save)}
      />
      {run.id !== keeping.run.id && (
        <Tooltip text={t('kept.openHint')}>
          <Button variant="outline" onClick={() => void open()}>
            {t('kept.open')}
          </Button>
        </Tooltip>
      )}
    </>
  )
}
