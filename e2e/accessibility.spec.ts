import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { quick } from './playground'
import { expect, test } from './test'

/** What axe finds, one line a rule and element. @param within a selector; the whole page if left out */
async function violations(page: Page, within = 'html'): Promise<string[]> {
  // Legacy: without a second page in which the findings of several frames would be put together.
  const axe = new AxeBuilder({ page })
    .include(within)
    .setLegacyMode()
    // The size of targets is of WCAG 2.2, which axe leaves out unless asked.
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}\n${failureSummary ?? ''}`,
    ),
  )
}

async function expectNoViolations(page: Page, where: string, within?: string) {
  expect.soft(await violations(page, within), where).toEqual([])
}

test.describe('axe finds nothing', { tag: ['@desktop', '@phone'] }, () => {
  test.use({
    // Else colours are looked at on their way.
    contextOptions: { reducedMotion: 'reduce' },
    // Each scheme is looked at everywhere once: what contrasts does so in windows of any size.
    colorScheme: ({ isMobile }, use) => use(isMobile ? 'dark' : 'light'),
  })
  test.beforeEach(async ({ playground }) => {
    await playground.open(quick)
    await playground.loaded()
  })

  test('at rest, in the lessons, while training, while presenting, or in Chinese', async ({
    page,
    playground,
  }) => {
    await expectNoViolations(page, 'at rest')
    await page.keyboard.press('e')
    await expect(
      page.getByRole('dialog', { name: 'What should I see?' }).getByRole('img').first(),
    ).toBeVisible()
    await expectNoViolations(page, 'what one should see')
    await page.keyboard.press('e')
    const panel = page.getByRole('complementary', { name: 'Lessons' })
    await page.getByRole('button', { name: 'Lessons', exact: true }).click()
    await expect(panel.getByRole('listitem').first()).toBeVisible()
    await expectNoViolations(page, 'lessons', 'aside')
    await panel.getByRole('listitem').nth(8).getByRole('button').click()
    await expectNoViolations(page, 'prediction of a lesson', 'aside')
    await panel.getByRole('button', { name: 'Skip' }).click()
    await expectNoViolations(page, 'step of a lesson')
    await panel.getByRole('button', { name: 'Close' }).click()
    const training = playground.train()
    await playground.reach(3)
    await expectNoViolations(page, 'while training')
    await playground.pause()
    await training
    await page.keyboard.press('p')
    await expect(page.getByRole('button', { name: 'Leave presentation' })).toBeVisible()
    await expectNoViolations(page, 'while presenting')
    await page.keyboard.press('p')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    expect(await violations(page), 'in Chinese').toEqual([])
  })

  test('in any dialog or tab', async ({ page }) => {
    for (const name of [
      'Your own data',
      'All settings',
      'Share',
      'Runs',
      'Take it further',
      'Shortcuts',
      'About',
    ]) {
      await page.getByRole('button', { name, exact: true }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoViolations(page, name, 'dialog[open]')
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await page.getByRole('button', { name: 'More layers' }).click()
    await expectNoViolations(page, 'more layers', '#section-plane')
    await page.keyboard.press('Escape')
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      // What is out of sight asks the model for nothing, and is not complete.
      await page.getByRole('tabpanel').scrollIntoViewIfNeeded()
      await expect(page.getByRole('tabpanel').getByRole('button').first()).toBeVisible()
      await expectNoViolations(page, (await tab.textContent()) ?? '', '#section-explore')
    }
  })
})

test('a notice is accessible, too', async ({ page, playground }) => {
  await playground.open(`${quick}&nonsense=1`)
  await expect(page.getByRole('button', { name: 'Dismiss' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test.describe('by keyboard', () => {
  // Else a transition may hide for a moment what the focus looks like.
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('Tab reaches every control, shows where it is, and offers a way past the header; a dialog keeps the focus and gives it back', async ({
    page,
    playground,
  }) => {
    await playground.open(quick)
    await playground.loaded()
    const wanted = await controls(page)
    expect(wanted.length).toBeGreaterThan(25)
    const reached: string[] = []
    for (let press = 0; press < wanted.length + 10; press++) {
      await page.keyboard.press('Tab')
      const focused = await focusOf(page)
      if (!focused) break
      reached.push(focused.name)
      expect.soft(focused.visible, `${focused.name} shows its focus`).toBe(true)
      expect.soft(focused.covered, `${focused.name} lies under the header`).toBe(false)
    }
    expect(wanted.filter((name) => !reached.includes(name))).toEqual([])
    expect(new Set(reached).size, 'no control twice').toBe(reached.length)

    // From the end of the page to its beginning again.
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Skip to the latent space' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(playground.plane).toBeFocused()

    const opener = page.getByRole('button', { name: 'About' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press('Tab')
      const outside = await page.evaluate(() => {
        const focused = document.activeElement
        return focused !== document.body && focused?.closest('dialog') === null
      })
      expect(outside).toBe(false)
    }
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(opener).toBeFocused()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).press('Enter')
    await expect(opener).toBeFocused()
  })

  test('single keys train, step, reset and explain themselves; with reduced motion nothing moves by itself, and screen readers hear what the run does', async ({
    page,
    playground,
  }) => {
    await playground.open(quick)
    await page.keyboard.press('s')
    // Space would pause a step that has not come to rest.
    await expect.poll(() => playground.status()).toMatchObject({ step: 1, phase: 'paused' })
    await page.keyboard.press('Space')
    await playground.reach(3)
    await page.keyboard.press('Space')
    await expect.poll(async () => (await playground.status()).phase).toBe('paused')
    await page.keyboard.press('r')
    await expect.poll(async () => (await playground.status()).step).toBe(0)
    await expect.poll(async () => (await playground.status()).phase).toBe('ready')
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()

    const training = playground.train()
    await expect(page.locator('[aria-live=polite]', { hasText: 'Training.' })).toHaveCount(1)
    await playground.reach(3)
    const moving = await page.evaluate(() =>
      document.getAnimations().flatMap((animation) => {
        const { duration = 0 } = animation.effect?.getTiming() ?? {}
        return animation.playState === 'running' && Number(duration) > 10 ? [String(duration)] : []
      }),
    )
    expect(moving).toEqual([])
    await playground.pause()
    await training
    await expect(page.locator('[aria-live=polite]', { hasText: /^Paused at epoch/ })).toHaveCount(1)
  })

  test('single keys can be switched off, for good, and never act in a field', async ({
    page,
    playground,
  }) => {
    await playground.open(quick)
    const seed = page.getByRole('spinbutton', { name: 'Seed' })
    await seed.focus()
    await page.keyboard.press('s')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Shortcuts' }).click()
    await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck()
    await page.keyboard.press('Escape')
    const blur = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await blur()
    await page.keyboard.press('s')
    await page.waitForTimeout(300)
    expect((await playground.status()).step).toBe(0)

    await page.reload()
    await playground.ready()
    await page.keyboard.press('s')
    await page.waitForTimeout(300)
    expect((await playground.status()).step).toBe(0)
    await page.getByRole('button', { name: 'Shortcuts' }).click()
    await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).check()
    await page.keyboard.press('Escape')
    await blur()
    await page.keyboard.press('s')
    await expect.poll(async () => (await playground.status()).step).toBe(1)
  })
})

/** Names of the controls that Tab should reach, in the order of the page. */
const controls = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]'))
      .filter(
        (element) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
      )
      .map((element, index) => {
        // Marked, so that two controls of one name stay apart.
        element.dataset.stop = `${index} ${element.ariaLabel ?? element.textContent ?? ''}`.slice(0, 60)
        return element.dataset.stop
      }),
  )

/** The control with the focus, whether one sees that, and whether the header lies over it; null if the focus has left the page. */
const focusOf = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLElement) || focused === document.body) return null
    const chain = [focused, focused.parentElement, focused.parentElement?.parentElement]
    const look = () =>
      chain
        .map((element) => {
          if (!element) return ''
          const { outline, outlineOffset, boxShadow, borderColor, backgroundColor } =
            getComputedStyle(element)
          return [outline, outlineOffset, boxShadow, borderColor, backgroundColor].join(';')
        })
        .join('\n')
    const withFocus = look()
    focused.blur()
    const without = look()
    focused.focus()
    const { left, top, width, height } = focused.getBoundingClientRect()
    const middle = document.elementFromPoint(left + width / 2, top + height / 2)
    const header = middle?.closest('header') ?? null
    return {
      name: focused.dataset.stop ?? `unmarked ${focused.outerHTML.slice(0, 80)}`,
      visible: withFocus !== without && width > 1 && height > 1,
      covered: header !== null && !header.contains(focused),
    }
  })
