import { Dices } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PixelImage } from '../../charts/PixelImage'
import { IconButton } from '../../ui/IconButton'
import { Select } from '../../ui/Select'
import { samplePixels } from '../../vae/sample-pixels'
import { hint } from '../hint'
import { PanelTitle } from '../PanelTitle'
import { useShown } from '../Part'
import { useSessionState } from '../use-session'
import { Comparison } from './Comparison'
import styles from './DecodedPanel.module.css'
import { DenoisingTable } from './DenoisingTable'
import { TermsTable } from './TermsTable'

/** Of the element around the large picture. */
export const decodedImageId = 'decoded-image'

const kinds = ['mean', 'sample'] as const
type Kind = (typeof kinds)[number]

/** What the decoder makes of the chosen point, large enough for the back row, and how well the input fared. */
export function DecodedPanel() {
  const { t } = useTranslation()
  const compared = useShown('comparison')
  const isNoisy = useSessionState(({ input }) => input.noisy !== null)
  const [kind, setKind] = useState<Kind>('mean')
  const [seed, setSeed] = useState(1)
  return (
    <section id="section-decoded" className={styles.panel}>
      <PanelTitle symbol="x̂" title={t('decoded.title')} hint={t('decoded.hint')}>
        <span className={styles.kind}>
          <Select<Kind>
            {...hint('decodedKind')}
            label={t('decoded.kind.title')}
            hideLabel
            variant="plain"
            value={kind}
            options={kinds.map((value) => ({ value, text: t(`decoded.kind.${value}`) }))}
            onChange={setKind}
          />
          {kind === 'sample' && (
            <IconButton
              {...hint('pixelsAgain')}
              label={t('decoded.kind.again')}
              icon={<Dices aria-hidden="true" />}
              onClick={() => setSeed((last) => last + 1)}
            />
          )}
        </span>
      </PanelTitle>
      <div className={styles.pictures}>
        <div id={decodedImageId} className={styles.large} data-anchor="decodedImage">
          <DecodedImage kind={kind} seed={seed} />
        </div>
        {compared && <Comparison />}
      </div>
      {compared && (isNoisy ? <DenoisingTable /> : <TermsTable />)}
    </section>
  )
}

/** A component of its own, since it is another one at each move of z: nothing around it renders with it. */
function DecodedImage({ kind, seed }: { kind: Kind; seed: number }) {
  const { t } = useTranslation()
  const decoded = useSessionState((state) => state.latent.decoded)
  const { likelihood, variance } = useSessionState(({ settings }) => settings.objective)
  const shown = useMemo(
    () => (kind === 'sample' && decoded ? samplePixels(decoded, { likelihood, variance }, seed) : decoded),
    [kind, decoded, likelihood, variance, seed],
  )
  return <PixelImage label={t('decoded.image')} pixels={shown} smooth={kind === 'mean'} />
}
