import { useEffect } from 'react'
import type { Stage } from '../../../session/explore/step-view'
import './page-light.css'

/** Lights the part of the page where a stage happens; null: none. */
export function usePageLight(stage: Stage | null): void {
  useEffect(() => {
    const { dataset } = document.documentElement
    if (stage) dataset.stage = stage
    return () => {
      delete dataset.stage
    }
  }, [stage])
}
