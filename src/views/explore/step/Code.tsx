import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLight } from '../../../ui/light'
import { hint } from '../../hint'
import styles from './Code.module.css'
import { type CodeLine, linesOf, type PassageName, passages } from './code-passages'

/** The readable code of a stage; the lines that give its numbers light up with them. */
export function Code({ of }: { of: readonly PassageName[] }) {
  const { t } = useTranslation('step')
  return (
    <section className={styles.code} aria-label={t('code')}>
      {of.map((name) => (
        <div key={name} className={styles.passage}>
          <p className={styles.file}>
            {t('code')}: <code>src/vae/reference/{passages[name].file}</code>
          </p>
          <Passage name={name} />
        </div>
      ))}
    </section>
  )
}

function Passage({ name }: { name: PassageName }) {
  const box = useRef<HTMLPreElement>(null)
  useLayoutEffect(() => {
    const first = box.current?.querySelector('button')
    if (box.current && first) bringIntoView(first, box.current)
  }, [])
  return (
    <pre ref={box}>
      {linesOf(name).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <Line key={index} line={line} />
      ))}
    </pre>
  )
}

/** Within the passage only: the page stays where it is. */
function bringIntoView(line: HTMLElement, passage: HTMLElement): void {
  const above = line.offsetTop
  const { scrollTop, clientHeight } = passage
  const isSeen = above >= scrollTop && above + line.offsetHeight < scrollTop + clientHeight - 16
  if (!isSeen) passage.scrollTop = above - clientHeight / 3
}

function Line({ line: { text, names } }: { line: CodeLine }) {
  return names.length > 0 ? <LinkedLine text={text} names={names} /> : <code>{`${text}\n`}</code>
}

function LinkedLine({ text, names }: CodeLine) {
  const button = useRef<HTMLButtonElement>(null)
  const { lit, pinned, pointed, focused } = useLight(names)
  useEffect(() => {
    const passage = button.current?.closest('pre')
    if (lit && button.current && passage) bringIntoView(button.current, passage)
  }, [lit])
  return (
    <button
      ref={button}
      type="button"
      {...hint('stepCode')}
      data-lit={lit || undefined}
      aria-pressed={pinned}
      {...pointed}
      {...focused}
    >
      <code>{text}</code>
    </button>
  )
}
