import type { Page } from '@playwright/test'
import { en } from '../src/i18n/catalogues/en'
import { quick } from './playground'
import { expect, test } from './test'
import { tour } from './tour'

/** Buttons that say all that they do. */
const plainNames = ['Close', 'Dismiss']

test.describe('explanations', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('every control explains itself on hover and on keyboard focus', async ({ page, playground }) => {
    test.slow()
    await playground.open(
      `${quick}&model.latentDimensions=3&objective.inputNoise=salt-and-pepper&objective.noiseAmount=0.2`,
    )
    await playground.loaded()
    await playground.train({ steps: 3 })
    // What explains is fetched when somebody first comes to a control. A real pointer, once, for all that follow.
    await page.getByRole('button', { name: 'Runs', exact: true }).hover()
    await expect(page.getByText(en.menu.runsHint)).toBeVisible()
    const walked: string[] = []
    const look = async (name: string, within: string) =>
      expect.soft(await unexplained(page, within, walked), name).toEqual([])
    for await (const { name, within } of tour(page, 'en-US')) await look(name, within)
    await page.setViewportSize({ width: 390, height: 844 })
    await look('on a phone', 'body')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.locator('html').press('p')
    await expect(page.locator('html')).toHaveAttribute('data-present')
    await look('presenting', 'body')
    expect(walked.length).toBeGreaterThan(200)
  })
})

interface Found {
  /** By kind and name. */
  key: string
  name: string
  /** It is a term that explains itself. */
  isTerm: boolean
  /** What explains it stands beside it. */
  described: boolean
  onFocus: string
  onHover: string
}

/** Controls that nothing explains, by kind and name. @param walked those that have been looked at; gets these, too */
async function unexplained(page: Page, within: string, walked: string[]): Promise<string[]> {
  // From here on, focus shows as that of a keyboard.
  await page.keyboard.press('Shift')
  const found = await page.evaluate(comeToAll, { within, known: walked })
  walked.push(...found.map(({ key }) => key))
  return found.flatMap(({ key, name, described, onFocus, onHover }) => {
    const says = (text: string) => text !== '' && text !== name
    // What is written beside it is there for everybody.
    if (described || plainNames.includes(name)) return []
    return says(onFocus) && says(onHover) ? [] : [`${key}: on focus “${onFocus}”, on hover “${onHover}”`]
  })
}

/** In the page: comes to each control that is not known yet, by focus and by pointer, and reads what shows then. */
async function comeToAll({ within, known }: { within: string; known: string[] }): Promise<Found[]> {
  const kinds = ['a[href]', 'button', 'input', 'select', 'textarea', 'summary', '[role=application]']
  const controls = document.querySelectorAll<HTMLElement>(
    kinds.map((kind) => `:is(${within}) ${kind}`).join(),
  )
  const shown = () => document.querySelector('[popover][aria-hidden=true], [role=tooltip]')?.textContent ?? ''
  const until = async (holds: () => boolean, atMostMs: number) => {
    const end = performance.now() + atMostMs
    while (!holds() && performance.now() < end) await new Promise((done) => setTimeout(done))
  }
  const closeAll = () => {
    document.dispatchEvent(new PointerEvent('pointerdown'))
    return until(() => shown() === '', 100)
  }
  const move = (target: Element | null) => {
    for (const type of ['pointerover', 'pointermove'])
      target?.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'mouse' }))
  }
  const found: Found[] = []
  for (const control of controls) {
    const { labels, type, localName, role } = control as HTMLInputElement
    const kind = role ?? (localName === 'input' ? type : localName)
    const name = (control.ariaLabel ?? labels?.[0]?.textContent ?? control.textContent ?? '').trim()
    const key = `${kind} “${name}”`
    const isStop = control.tabIndex >= 0 || role === 'tab'
    if (!isStop || known.includes(key) || control.matches(':disabled') || !control.checkVisibility()) continue
    control.focus({ preventScroll: true })
    await until(() => shown() !== '', 100)
    const onFocus = shown()
    const isTerm = document.querySelector('[role=tooltip]') !== null
    const beside = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => {
      const element = document.getElementById(id)
      return element?.checkVisibility() && element.role !== 'tooltip' && element.textContent
    })
    await closeAll()
    // Of the pixels of the control, or of its label where it has none.
    const area = control.offsetWidth > 2 ? control : (labels?.[0] ?? control)
    area.scrollIntoView({ block: 'center' })
    const { left = 0, top = 0, width = 0, height = 0 } = area.getClientRects()[0] ?? {}
    move(document.elementFromPoint(left + width / 2, top + height / 2))
    // Terms that explain themselves are all of one piece, and slow to open: one in each place stands for all.
    const isRepeated = isTerm && found.some((other) => other.isTerm)
    if (!isRepeated) await until(() => shown() === onFocus, 500)
    const onHover = isRepeated ? onFocus : shown()
    found.push({ key, name, isTerm, described: beside.length > 0, onFocus, onHover })
    control.blur()
    await closeAll()
    move(document.body)
  }
  return found
}
