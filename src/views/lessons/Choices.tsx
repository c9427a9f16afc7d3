import { useId } from 'react'
import { hint } from '../hint'
import styles from './LessonsPanel.module.css'

interface ChoicesProps {
  question: string
  choices: readonly { name: string; text: string }[]
  chosen: string | null
  /** The right one, where the chosen one is to be marked by it, and once it is found no other can be chosen; null: neither. */
  right: string | null
  onChoose(name: string): void
}

/** A question with answers to choose from. */
export function Choices({ question, choices, chosen, right, onChoose }: ChoicesProps) {
  const id = useId()
  return (
    <fieldset className={styles.choices} {...hint(right === null ? 'lessonGuess' : 'lessonAnswer')}>
      <legend>{question}</legend>
      {choices.map(({ name, text }) => (
        <label
          key={name}
          className={styles.choice}
          data-verdict={right !== null && name === chosen ? (name === right ? 'right' : 'wrong') : undefined}
        >
          <input
            type="radio"
            name={id}
            value={name}
            checked={name === chosen}
            disabled={right !== null && chosen === right && name !== chosen}
            onChange={() => onChoose(name)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
