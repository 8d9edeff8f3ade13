import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect } from '@playwright/test'

const AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** Paints the window in one scheme, as the system would ask for it. */
export async function paintIn(app: ElectronApplication, page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await app.evaluate(({ nativeTheme }, to) => {
    nativeTheme.themeSource = to
  }, scheme)
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
  await settled(page)
}

/** Waits until nothing moves: half-faded text has no colour to judge. */
async function settled(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => document.getAnimations().filter(one => one.playState === 'running').length),
    )
    .toBe(0)
}

/** `shape` leaves out the colours: names, roles, states. */
export type Rules = 'all' | 'shape' | 'contrast'

/** Each broken rule with the elements that break it, as `rule: element (why)`. */
export async function broken(page: Page, rules: Rules): Promise<string[]> {
  // The other mode opens a second window, which the app refuses.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  await settled(page)
  if (rules === 'contrast') axe.withRules(['color-contrast'])
  else axe.withTags(AA)
  if (rules === 'shape') axe.disableRules(['color-contrast'])
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 160)} (${node.failureSummary?.split('\n')[1]?.trim()})`),
  )
}
