import { Dices, LocateFixed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import { Posterior1D } from '../../charts/Posterior1D'
import { preparationOf } from '../../datasets/registry'
import { useFormats } from '../../i18n/formats'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { InfoTip } from '../../ui/InfoTip'
import { Tooltip } from '../../ui/Tooltip'
import { usePlain, useSession, useSessionState } from '../use-session'
import styles from './InputPanel.module.css'
import { NoiseSwitch } from './NoiseSwitch'
import { axisHalfWidth, type PosteriorRow, posteriorRows } from './posterior-rows'

/** What the network sees of the input, and the distribution with which the encoder answers. */
export function PosteriorView() {
  const { t } = useTranslation()
  const session = useSession()
  const { image, noisy, examination } = useSessionState((state) => state.input)
  const preparation = useSessionState(({ settings }) => preparationOf(settings.dataset))
  const rows = examination ? posteriorRows(examination) : []
  const halfWidth = axisHalfWidth(rows)
  const total = examination?.mean.length ?? 0
  const plain = usePlain()
  return (
    <div className={styles.posterior}>
      <div className={styles.seen}>
        <div className={styles.seenPicture} data-tooltip={t('input.networkSeesHint')}>
          <PixelImage label={t('input.networkSees')} pixels={noisy ?? image} />
        </div>
        <div>
          <p className={styles.muted}>{t(`input.prepared.${preparation}`)}</p>
          {examination ? (
            <div className={styles.posteriorPlaces}>
              <Tooltip text={t(plain ? 'posterior.goHintPlain' : 'posterior.goHint')}>
                <Button
                  className={styles.go}
                  icon={<LocateFixed aria-hidden="true" />}
                  onClick={() => session.input.goToPosterior()}
                >
                  {t('posterior.go')}
                </Button>
              </Tooltip>
              {!plain && (
                <IconButton
                  data-anchor="posteriorDice"
                  label={t('posterior.sample')}
                  tooltip={t('posterior.sampleHint')}
                  icon={<Dices aria-hidden="true" />}
                  onClick={() => session.input.samplePosterior()}
                />
              )}
            </div>
          ) : (
            <p className={styles.muted}>{image ? t('app.loading') : t('posterior.none')}</p>
          )}
        </div>
      </div>
      <NoiseSwitch />
      <h3>
        <span className={styles.formula} aria-hidden="true">
          {plain ? 'z' : 'q(z|x)'}
        </span>{' '}
        <InfoTip term={t('posterior.title')}>{t(plain ? 'posterior.hintPlain' : 'posterior.hint')}</InfoTip>
      </h3>
      {!image && <p className={styles.muted}>{t('input.nothing')}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div
        className={styles.rows}
        data-anchor="posterior"
        data-many={rows.length > 2}
        role="group"
        aria-label={t('posterior.title')}
        // Where it scrolls, keys must be able to scroll it: nothing in it takes the focus.
        tabIndex={rows.length > 2 ? 0 : undefined}
      >
        {rows.length < total && (
          <p className={styles.muted}>{t('posterior.some', { count: rows.length, total })}</p>
        )}
        {rows.map((row) => (
          <Row key={row.dimension} row={row} halfWidth={halfWidth} />
        ))}
      </div>
    </div>
  )
}

function Row({ row, halfWidth }: { row: PosteriorRow; halfWidth: number }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const number = row.dimension + 1
  const mean = formats.decimal(row.mean, 2)
  const deviation = formats.decimal(row.sigma, 2)
  const isPoint = row.sigma === 0
  const name = t('latent.slider', { number })
  const label = isPoint
    ? t('posterior.rowPlain', { name, code: mean })
    : t('posterior.row', { name, mean, deviation, kl: formats.decimal(row.kl, 2) })
  return (
    <div className={styles.row} data-tooltip={label}>
      <span aria-hidden="true">
        z<sub>{number}</sub>
      </span>
      <Posterior1D label={label} mean={row.mean} sigma={row.sigma} halfWidth={halfWidth} />
      <span className={styles.number} aria-hidden="true">
        {isPoint ? mean : `${mean} ± ${deviation}`}
      </span>
    </div>
  )
}
