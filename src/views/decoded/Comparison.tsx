import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import { SignedImage } from '../../charts/SignedImage'
import { InfoTip } from '../../ui/InfoTip'
import { useSessionState } from '../use-session'
import styles from './DecodedPanel.module.css'

/** The input, what comes back, and what is lost between; of an input with noise, what should come back. */
export function Comparison() {
  const { t } = useTranslation()
  const { image, noisy, examination } = useSessionState((state) => state.input)
  const reconstruction = examination?.reconstruction ?? null
  const difference = useMemo(
    () => (image && reconstruction ? image.map((value, i) => value - (reconstruction[i] ?? 0)) : null),
    [image, reconstruction],
  )
  return (
    <div className={styles.comparison} data-anchor="comparison">
      <Captioned caption={t(noisy ? 'decoded.noisy' : 'decoded.input')}>
        <PixelImage label={t('decoded.inputPicture')} pixels={noisy ?? image} decorative />
      </Captioned>
      <Captioned
        caption={<InfoTip term={t('decoded.reconstruction')}>{t('decoded.reconstructionHint')}</InfoTip>}
      >
        <PixelImage label={t('decoded.reconstructionPicture')} pixels={reconstruction} />
      </Captioned>
      {noisy ? (
        <Captioned caption={t('decoded.original')}>
          <PixelImage label={t('decoded.originalPicture')} pixels={image} />
        </Captioned>
      ) : (
        <Captioned caption={<InfoTip term={t('decoded.difference')}>{t('decoded.differenceHint')}</InfoTip>}>
          <SignedImage label={t('decoded.differencePicture')} values={difference} full={1} />
        </Captioned>
      )}
    </div>
  )
}

function Captioned({ caption, children }: { caption: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.small}>
      {children}
      <span>{caption}</span>
    </div>
  )
}
