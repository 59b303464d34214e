import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function assertAccessible(page: Page): Promise<void> {
  // axe itself is a script: where there are none it would wait for ever. The same pages are checked with scripts on.
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches)) return
  // The development server's own badge is no part of the page.
  const { violations } = await new AxeBuilder({ page }).withTags(rules).exclude('nextjs-portal').analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
}

async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, 'nothing scrolls sideways').toBeLessThanOrEqual(0)
}

/** Being on a page means: its heading is there, alone; axe finds nothing; nothing scrolls sideways. */
export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  const first = page.getByRole('heading', { level: 1 })
  await expect(first).toHaveText(heading)
  await expect(first).toHaveCount(1)
  await assertNoSidewaysScroll(page)
  await assertAccessible(page)
}
