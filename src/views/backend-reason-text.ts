import type { Catalogue } from '../i18n/catalogues/en'
import { i18n, type Translate } from '../i18n/i18n'
import type { RunStatus } from '../training/protocol'

/** Who does the arithmetic, why no faster engine does, and what became of the one before, in a sentence each. */
export function engineText(status: Pick<RunStatus, 'engine' | 'threads' | 'reason'>, t: Translate): string {
  const { passedOver, tookOver } = status.reason
  const sentences = [whoComputes(status, t)]
  if (passedOver) sentences.push(passedOverText(passedOver, t))
  if (tookOver) {
    const before = `${t(`backend.short.${tookOver.backend}`)} ${t(`backend.engines.${tookOver.engine}`)}`
    const fault = t(`fault.${tookOver.cause}`, { reason: tookOver.reason })
    sentences.push(t('backend.tookOver', { before, step: tookOver.step, fault }))
  }
  return sentences.join(' ')
}

function passedOverText(passedOver: NonNullable<RunStatus['reason']['passedOver']>, t: Translate): string {
  if ('unknown' in passedOver) return t(`backend.unknown.${passedOver.unknown}`)
  return t('backend.passedOver', { reason: passedOver.reason })
}

function whoComputes({ engine, threads }: Pick<RunStatus, 'engine' | 'threads'>, t: Translate): string {
  const sentence = t(`backend.engineSentences.${engine}`)
  if (engine !== 'wasm') return sentence
  return `${sentence} ${threads > 1 ? t('backend.manyThreads', { threads }) : t('backend.oneThread')}`
}

/** Why the run computes on this backend, in one sentence. */
export function backendReasonText(
  { backend, reason }: Pick<RunStatus, 'backend' | 'reason'>,
  t: Translate,
): string {
  const name = t(`backend.names.${backend}`)
  switch (reason.code) {
    case 'hardware-webgpu':
      return t('backend.reason.hardware-webgpu', { adapter: reason.adapter })
    case 'hardware-webgl':
      return t('backend.reason.hardware-webgl', { renderer: reason.renderer })
    case 'no-hardware-gpu':
      return t('backend.reason.no-hardware-gpu', {
        webgpu: t(`backend.finding.${reason.webgpu}`),
        webgl: t(`backend.finding.${reason.webgl}`),
      })
    case 'only-cpu':
      return t('backend.reason.only-cpu')
    case 'asked-for':
      return t('backend.reason.asked-for', { backend: name })
    case 'fallback':
      return fallbackText(name, t(`backend.names.${reason.wanted}`), reason.reason, t)
  }
}

/** @param why what a probe found, or what the backend itself said when it failed */
function fallbackText(backend: string, wanted: string, why: string, t: Translate): string {
  if (!isFinding(why)) return t('backend.reason.fallback', { backend, wanted, reason: why })
  return t('backend.reason.fallback-found', { backend, wanted, finding: t(`backend.finding.${why}`) })
}

function isFinding(text: string): text is keyof Catalogue['backend']['finding'] {
  return i18n.exists(`backend.finding.${text}`)
}
