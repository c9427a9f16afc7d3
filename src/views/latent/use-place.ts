import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type PlaneAxes, placeOf } from '../../analysis/latent-plane'
import type { Place, PlaceSource } from '../../charts/place-source'
import { useFormats } from '../../i18n/formats'
import { useSession } from '../use-session'

/** Where z is on the plane. */
export function usePlaceSource(): PlaceSource {
  const { store } = useSession()
  return useMemo(
    () => ({
      subscribe: (changed) =>
        store.subscribe(({ latent: { z, frame } }, { latent: previous }) => {
          if (z !== previous.z || frame !== previous.frame) changed()
        }),
      read() {
        const { z, frame } = store.getState().latent
        return placeOf(frame.axes, z)
      },
    }),
    [store],
  )
}

/** The same, and that in words. @param across the names of the axes, and up */
export function usePlace(axes: PlaneAxes, across: string, up: string) {
  const { t } = useTranslation()
  const formats = useFormats()
  const place = usePlaceSource()
  const placeText = useCallback(
    ([x, y]: Place) => {
      const facts = { across, up, x: formats.decimal(x, 2), y: formats.decimal(y, 2) }
      return t(axes.length < 2 ? 'latent.planeTextOne' : 'latent.planeText', facts)
    },
    [axes, across, up, t, formats],
  )
  return { place, placeText }
}
