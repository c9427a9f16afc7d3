import { FileBox, History, Info, Keyboard, Languages, Presentation, Share2, SunMoon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isEmbedded } from '../../session/embedding'
import type { Preferences } from '../../session/state'
import { IconButton } from '../../ui/IconButton'
import { IconSelect } from '../../ui/IconSelect'
import { Tooltip } from '../../ui/Tooltip'
import { useDialog } from '../dialogs/use-dialog'
import { Part } from '../Part'
import { useSession, useSessionState } from '../use-session'
import styles from './Header.module.css'

const themes = ['system', 'light', 'dark'] as const satisfies Preferences['theme'][]
const languages = ['en', 'zh-CN'] as const satisfies Preferences['language'][]

/** Everything that concerns the page and not the run: language, theme, sharing, files, help. */
export function PageControls() {
  const { t } = useTranslation()
  const session = useSession()
  const { show } = useDialog()
  const { theme, language } = useSessionState((state) => state.preferences)
  return (
    <div className={styles.controls}>
      {!isEmbedded && <TakingAway />}
      {!isEmbedded && (
        <Part name="present">
          <IconButton
            label={t('menu.present')}
            tooltip={t('menu.presentHint')}
            icon={<Presentation aria-hidden="true" />}
            onClick={() => session.shell.present(true)}
          />
        </Part>
      )}
      <Part name="language">
        <Tooltip text={t('menu.languageHint')}>
          <IconSelect
            label={t('menu.language')}
            icon={<Languages aria-hidden="true" />}
            value={language}
            options={languages.map((value) => ({ value, text: t(`menu.languages.${value}`) }))}
            onChange={(value) => session.preferences.change({ language: value })}
          />
        </Tooltip>
      </Part>
      <Part name="theme">
        <Tooltip text={t('menu.themeHint')}>
          <IconSelect
            label={t('menu.theme')}
            icon={<SunMoon aria-hidden="true" />}
            value={theme}
            options={themes.map((value) => ({ value, text: t(`menu.themes.${value}`) }))}
            onChange={(value) => session.preferences.change({ theme: value })}
          />
        </Tooltip>
      </Part>
      <Part name="shortcuts">
        <IconButton
          label={t('menu.shortcuts')}
          tooltip={t('menu.shortcutsHint')}
          icon={<Keyboard aria-hidden="true" />}
          onClick={() => show('shortcuts')}
        />
      </Part>
      <Part name="about">
        <IconButton
          label={t('menu.about')}
          tooltip={t('menu.aboutHint')}
          icon={<Info aria-hidden="true" />}
          onClick={() => show('about')}
        />
      </Part>
    </div>
  )
}

/** What leaves the page: not for a reader who came for the page around it. */
function TakingAway() {
  const { t } = useTranslation()
  const { show } = useDialog()
  return (
    <>
      <Part name="share">
        <IconButton
          label={t('menu.share')}
          tooltip={t('menu.shareHint')}
          icon={<Share2 aria-hidden="true" />}
          onClick={() => show('share')}
        />
      </Part>
      <Part name="runs">
        <IconButton
          label={t('menu.runs')}
          tooltip={t('menu.runsHint')}
          icon={<History aria-hidden="true" />}
          onClick={() => show('runs')}
        />
      </Part>
      <Part name="model">
        <IconButton
          data-anchor="model"
          label={t('menu.model')}
          tooltip={t('menu.modelHint')}
          icon={<FileBox aria-hidden="true" />}
          onClick={() => show('model')}
        />
      </Part>
    </>
  )
}
