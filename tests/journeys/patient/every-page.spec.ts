import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { lostLink, replacedLink } from '@/lib/copy/patient/lost-link'
import { mine } from '@/lib/copy/patient/mine'
import { ringBack } from '@/lib/copy/patient/ring-back'
import { arrive, assertNoSidewaysScroll } from '../pages/arrival'
import { arriveAtCheck, arriveAtDetails, arriveNowhere, arriveRequested, arthur, ask, fillInDetails, times } from '../pages/patient-pages'
import { openTimes, weeksAhead } from './ways'

const plain = [
  { path: '/', heading: /Pick a time/ },
  { path: '/clinics/hall-green', heading: /Solihull/ },
  { path: '/clinics/tamworth', heading: /Atlas/ },
  { path: '/who-does-what', heading: 'Who does what' },
  { path: '/prices', heading: 'Prices' },
  { path: '/privacy', heading: 'Your privacy' },
  { path: '/accessibility', heading: 'Accessibility' },
  { path: '/ring-me-back', heading: ringBack.heading },
  { path: '/ring-me-back?clinic=tamworth&problem=yes', heading: ringBack.heading },
  { path: '/appointments/mine', heading: mine.heading },
  { path: '/appointments/mine?asked=yes', heading: mine.askedHeading },
  { path: '/appointments/mine?problem=yes', heading: mine.heading },
  { path: '/appointments/lost', heading: lostLink.heading },
  { path: '/appointments/lost?asked=yes', heading: lostLink.askedHeading },
  { path: '/appointments/replaced', heading: replacedLink.heading },
  { path: '/book/emergency', heading: /999/ },
  { path: '/book/safety?clinic=tamworth&profession=physiotherapist&problem=yes', heading: /signs/ },
  { path: '/book/service?clinic=tamworth&profession=physiotherapist&asked=yes&problem=yes', heading: /come for/ },
]

async function seeEveryPage(page: Page, weeks: number, nth: number): Promise<void> {
  for (const { path, heading } of plain) {
    await page.goto(path)
    await arrive(page, heading)
  }
  expect((await page.goto('/no-such-thing'))?.status()).toBe(404)
  await arriveNowhere(page)
  await openTimes(page, weeksAhead(weeks))
  await times(page).nth(nth).click()
  await fillInDetails(page, { name: 'x' })
  await arriveAtDetails(page)
  await fillInDetails(page, arthur)
  await arriveAtCheck(page)
  await ask(page)
  await arriveRequested(page)
}

for (const [i, look] of ([{ width: 320, colorScheme: 'light' }, { width: 1280, colorScheme: 'dark' }] as const).entries()) {
  test(`every page at ${look.width} pixels: axe finds nothing, light or dark; nothing scrolls sideways`, async ({ browser }) => {
    test.slow()
    const viewport = { width: look.width, height: 800 }
    const page = await (await browser.newContext({ colorScheme: look.colorScheme, viewport, reducedMotion: 'reduce' })).newPage()
    const foreign: string[] = []
    page.on('request', (request) => { if (new URL(request.url()).host !== new URL(page.url()).host && page.url() !== 'about:blank') foreign.push(request.url()) })
    await seeEveryPage(page, 6, 2 * i + 1)
    expect(foreign, 'no request to anybody else').toEqual([])
  })
}

test('text at twice its size, on a phone: nothing scrolls sideways', async ({ browser }) => {
  // Everything is measured in rem, media queries too: 320 pixels with text at 200 % are laid out as 160 are.
  const page = await (await browser.newContext({ viewport: { width: 160, height: 400 }, reducedMotion: 'reduce' })).newPage()
  for (const { path } of plain) {
    await page.goto(path)
    await assertNoSidewaysScroll(page)
  }
  await openTimes(page, weeksAhead(6))
})
