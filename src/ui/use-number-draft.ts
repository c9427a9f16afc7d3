import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { parseNumber, stepNumber } from './number-text'

/** Long enough to read the sentence about a text that has gone. */
const tellMs = 5000

export interface NumberDraftOptions {
  value: number
  minimum: number
  maximum: number
  /** What an arrow key changes; ten times as much with Shift. */
  step: number
  integer?: boolean | undefined
  /** Called with a number within the limits, on Enter, on leaving the field, and on arrow keys. */
  onCommit(value: number): void
  /** How a committed value is written. Default: the number. */
  format?: (value: number) => string
}

/**
 * The text being typed (null: none, the value shows) and what keys and leaving do to it. `wrong`: the text is no
 * number within the limits; `told`: that is said, which goes on for a moment after the text has gone.
 */
export function useNumberDraft(options: NumberDraftOptions) {
  const { value, step, minimum, maximum, integer, format = String, onCommit } = options
  const [draft, setDraft] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const [told, tell] = useMoment(tellMs)
  const limits = { minimum, maximum, integer }

  const edit = (text: string | null) => {
    setDraft(text)
    setWrong(false)
    tell(false)
  }
  /** Whether there was nothing wrong to commit. */
  const commit = () => {
    if (draft === null) return true
    const parsed = parseNumber(draft, limits)
    if (!parsed.ok) return false
    edit(null)
    if (parsed.value !== value) onCommit(parsed.value)
    return true
  }
  const leave = () => {
    if (commit()) return
    setDraft(null)
    setWrong(false)
    tell(true)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      setWrong(!commit())
    } else if (event.key === 'Escape' && draft !== null) edit(null)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const parsed = draft === null ? { ok: true as const, value } : parseNumber(draft, limits)
      const change = step * (event.shiftKey ? 10 : 1) * (event.key === 'ArrowUp' ? 1 : -1)
      edit(null)
      onCommit(stepNumber(parsed.ok ? parsed.value : value, change, limits))
    } else return
    event.preventDefault()
  }
  return { text: draft ?? format(value), wrong, told: wrong || told, edit, leave, press }
}

/** Something that is so for a moment after it was set. */
function useMoment(ms: number): [boolean, (on: boolean) => void] {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [on, setOn] = useState(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  const set = (next: boolean) => {
    clearTimeout(timer.current)
    setOn(next)
    if (next) timer.current = setTimeout(() => setOn(false), ms)
  }
  return [on, set]
}
