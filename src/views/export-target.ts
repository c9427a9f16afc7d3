import type { WebPageContents } from '../export/web-page/web-page'
import type { Language, Translate } from '../i18n/i18n'
import type { ExportForm, ExportTarget } from '../session/exports'
import type { Session } from '../session/session'
import type { SessionState } from '../session/state'
import { ownDataset } from '../vae/settings-schema'
import { classText } from './class-names'
import { optionText } from './settings/field-texts'

/** What the session is asked for when somebody wants the model in a form. */
export function exportTarget(form: ExportForm, session: Session, t: Translate): ExportTarget {
  return form === 'web-page' ? webPageContents(session.store.getState(), t) : form
}

/** The page begins at the present z, and speaks the present language. */
function webPageContents(state: SessionState, t: Translate): WebPageContents {
  const { latent, settings, status, preferences } = state
  const { kind } = settings.model
  return {
    language: preferences.language satisfies Language,
    words: {
      title: t(`webPage.title.${kind}`),
      about: t('webPage.about', { dataset: datasetName(state, t), epochs: (status?.epoch ?? 0).toFixed(1) }),
      plane: t('latent.title'),
      image: t('decoded.image'),
      classes: t('latent.label.title'),
      hint: t('webPage.hint'),
      across: t('webPage.across'),
      up: t('webPage.up'),
      sample: t('webPage.sample'),
      centre: t('webPage.centre'),
    },
    classes: status?.classes.map((name) => classText(settings.dataset, name, t)) ?? [],
    label: latent.label ?? 0,
    z: Array.from(latent.z),
    range: kind === 'vae' ? 3 : farthestCode(latent),
  }
}

/** How far the codes of an autoencoder lie from 0, which nothing keeps near it. */
function farthestCode({ embedding, z }: SessionState['latent']): number {
  const coordinates = [...(embedding?.means ?? []), ...z]
  return Math.ceil(coordinates.reduce((farthest, value) => Math.max(farthest, Math.abs(value)), 1))
}

function datasetName({ settings: { dataset }, imported }: SessionState, t: Translate): string {
  if (!ownDataset.test(dataset)) return optionText('dataset', dataset, t)
  return imported.find(({ id }) => id === dataset)?.name ?? dataset
}
