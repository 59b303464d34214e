import axe, { type RunOnly } from 'axe-core'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { withTape } from './flight-recorder'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe has already found nothing on, in this worker: by page, width and scheme, the kinds of elements that stood there. */
const faultless = new Map<string, Set<string>>()

/** The kinds of elements that make a page, each with what it stands in. */
const makeUp = (page: Page): Promise<{ place: string; kinds: string[] }> =>
  page.evaluate(() => {
    const kind = (element: Element | null) => {
      const attributes = [...(element?.attributes ?? [])].map(({ name }) => name).sort()
      return [element?.tagName, element?.className, element?.getAttribute('role'), ...attributes].join(' ')
    }
    const kinds = [...document.body.querySelectorAll('*:not(script)')].map((element) => `${kind(element.parentElement)} > ${kind(element)}`)
    const path = location.pathname.replace(/PL-\w+/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '')
    const heading = document.querySelector('h1')?.className ?? ''
    return { place: [path, heading, innerWidth, matchMedia('(prefers-color-scheme: dark)').matches].join(' '), kinds: [...new Set(kinds)] }
  })

/**
 * Runs axe in the page. Only what it finds wrong is brought back: the list of all that is right takes longer than the check.
 * The development server's own badge is no part of the page.
 */
async function assertNothingFound(page: Page, runOnly: RunOnly, where = ''): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async (only) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ exclude: ['nextjs-portal'] }, { runOnly: only, resultTypes: ['violations'], preload: false })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html).join(' ') }))
  }, runOnly)
  expect(found.map(({ id, nodes }) => `${id}${where}: ${nodes}`)).toEqual([])
}

/** Colours change with the scheme and nothing else does, so contrast alone is looked at again in the other one. */
async function assertOtherScheme(page: Page): Promise<void> {
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const [own, other] = isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const)
  await page.emulateMedia({ colorScheme: other })
  await page.evaluate(() => document.getAnimations().forEach((one) => one instanceof CSSTransition && one.finish()))
  await assertNothingFound(page, { type: 'rule', values: ['color-contrast'] }, ` (${other})`)
  await page.emulateMedia({ colorScheme: own })
}

async function assertAccessible(page: Page): Promise<void> {
  // axe itself is a script: where there are none it would wait for ever. The same pages are checked with scripts on.
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches)) return
  const { place, kinds } = await makeUp(page)
  const known = faultless.get(place) ?? new Set()
  // Nothing stands here that has not been looked at here before.
  if (kinds.every((kind) => known.has(kind))) return
  await assertNothingFound(page, { type: 'tag', values: rules })
  await assertOtherScheme(page)
  faultless.set(place, new Set([...known, ...kinds]))
}

export async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const { over, wide } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const isHeld = (one: Element): boolean => one.parentElement !== null && one.parentElement !== document.documentElement
      && (getComputedStyle(one.parentElement).overflowX !== 'visible' || isHeld(one.parentElement))
    const out = scrollWidth <= clientWidth ? [] : [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth && !isHeld(one))
    return { over: scrollWidth - clientWidth, wide: out.map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`).slice(0, 8).join(' ') }
  })
  expect(over, `nothing scrolls sideways; out of the window: ${wide}`).toBeLessThanOrEqual(0)
}

async function assertThere(page: Page, heading: string | RegExp): Promise<void> {
  const first = page.getByRole('heading', { level: 1 })
  await expect(first).toHaveText(heading)
  await expect(first).toHaveCount(1)
  // Going from page to page, the title comes a moment after the heading.
  await expect(page).toHaveTitle(/\S/)
  await assertNoSidewaysScroll(page)
  await assertAccessible(page)
}

/** Being on a page means: its heading is there, alone; axe finds nothing; nothing scrolls sideways. */
export const arrive = (page: Page, heading: string | RegExp): Promise<void> => withTape(page, () => assertThere(page, heading))
