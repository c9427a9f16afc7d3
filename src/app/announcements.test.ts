import { expect, it } from 'vitest'
import { formatsOf } from '../i18n/formats'
import { i18n } from '../i18n/i18n'
import { Announcer } from './announcements'

const formats = formatsOf('en')
const point = { step: 1, epoch: 1, elbo: -150.24, reconstruction: 145, kl: 5 }
type Phase = Parameters<Announcer['next']>[0]['phase']

function heard(reports: [phase: Phase, epoch: number, seconds: number][], plain = false): (string | null)[] {
  const announcer = new Announcer()
  return reports.map(([phase, epoch, seconds]) => {
    const announcement = announcer.next({ phase, epoch }, point, plain, seconds * 1000)
    return announcement?.(i18n.t, formats) ?? null
  })
}

it('tells every change of phase at once', () => {
  expect(
    heard([
      ['ready', 0, 0],
      ['training', 0, 1],
      ['paused', 1.25, 2],
    ]),
  ).toEqual(['Ready to train.', 'Training.', 'Paused at epoch 1.3.'])
})

it('tells progress at most every ten seconds, and only while training', () => {
  expect(
    heard([
      ['training', 0, 0],
      ['training', 1, 9],
      ['training', 2, 10],
      ['training', 3, 19],
      ['paused', 3, 20],
      ['paused', 3, 60],
    ]),
  ).toEqual(['Training.', null, 'Epoch 2.0. ELBO −150.2 nats per image.', null, 'Paused at epoch 3.0.', null])
})

it('tells of an autoencoder what it has', () => {
  const reports: Parameters<typeof heard>[0] = [
    ['training', 0, 0],
    ['training', 2, 10],
  ]
  expect(heard(reports, true)).toEqual(['Training.', 'Epoch 2.0. Reconstruction loss 145.0 nats per image.'])
})
