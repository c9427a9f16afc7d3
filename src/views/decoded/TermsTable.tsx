import { useTranslation } from 'react-i18next'
import { useFormats } from '../../i18n/formats'
import { InfoTip } from '../../ui/InfoTip'
import { elbo } from '../../vae/terms'
import { usePlain, useSessionState } from '../use-session'
import styles from './DecodedPanel.module.css'

/** What the input costs under the model, in nats, and how unusual that is. */
export function TermsTable() {
  const { t } = useTranslation()
  const formats = useFormats()
  const examination = useSessionState((state) => state.input.examination)
  const plain = usePlain()
  const none = t('curves.noNumber')
  const nats = (value: number | undefined) => (value === undefined ? none : formats.decimal(value, 1))
  const terms = examination?.terms
  const share = examination?.moreSurprisingThan ?? null
  const rows = [
    ['reconstructionTerm', nats(terms?.reconstruction)],
    ['klTerm', plain ? none : nats(terms?.kl)],
    ['negativeElbo', plain ? none : nats(terms && -elbo(terms))],
    ['surprise', share === null ? none : t('decoded.share', { percent: formats.percent(share) })],
  ] as const
  return (
    <div className={styles.terms} data-anchor="terms">
      <h3>
        <InfoTip term={t('decoded.terms')}>
          {t(plain ? 'decoded.termsHintPlain' : 'decoded.termsHint')}
        </InfoTip>
      </h3>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name} data-term={name}>
            <dt>
              <InfoTip term={t(`decoded.${name}`)}>
                {t(plain && name !== 'reconstructionTerm' ? `decoded.plain.${name}` : `decoded.${name}Hint`)}
              </InfoTip>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
