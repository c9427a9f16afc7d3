import type { Translate } from '../i18n/i18n'
import type { RunStatus } from '../training/protocol'

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
      return t('backend.reason.fallback', {
        backend: name,
        wanted: t(`backend.names.${reason.wanted}`),
        reason: reason.reason,
      })
  }
}
