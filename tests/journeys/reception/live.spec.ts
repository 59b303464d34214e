import { expect, test, type Request } from '@playwright/test'
import { opened, ready, comeIn } from '../pages/staff-pages'
import { clinic, makeAppointment, makeReceptionist } from './desk'

test('a change elsewhere comes onto the screen by itself, and what is being typed stays', async ({ page, browser }) => {
  const made = await makeAppointment('requested', 'Live Wire')
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const other = await (await browser.newContext()).newPage()
  const address = `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`
  await Promise.all([comeIn(page, one, address), comeIn(other, two, address)])
  await Promise.all([ready(page), ready(other)])
  await page.getByLabel('Note', { exact: true }).fill('Half a sentence')
  const appointment = page.getByRole('grid').getByRole('link', { name: made.name })
  await expect(appointment).toContainText('requested')
  await other.keyboard.press('c')
  await expect(opened(other).locator('.panel-top .st')).toHaveText('Confirmed')
  await expect(appointment).toContainText('confirmed')
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Half a sentence')
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused()
  await other.context().close()
})

test('a lost connection is said plainly, and the page catches up when it is back', async ({ page, context, browser }) => {
  const made = await makeAppointment('requested', 'Off Line')
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const other = await (await browser.newContext()).newPage()
  const address = `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`
  await Promise.all([comeIn(page, one, address), comeIn(other, two, address)])
  await Promise.all([ready(page), ready(other)])
  const lost = page.getByText(/^Connection lost since \d\d:\d\d\. What you see may be old\.$/)
  await context.setOffline(true)
  await expect(lost).toBeVisible()
  await other.keyboard.press('c')
  await expect(opened(other).locator('.panel-top .st')).toHaveText('Confirmed')
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Requested')
  await context.setOffline(false)
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Confirmed')
  await expect(lost).toBeHidden()
  await other.context().close()
})

test('a page that reads itself stays where it was scrolled to', async ({ page, browser }) => {
  const made = await makeAppointment('requested', 'Scrolled Down')
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const other = await (await browser.newContext()).newPage()
  const address = `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`
  await page.setViewportSize({ width: 360, height: 500 })
  await Promise.all([comeIn(page, one, address), comeIn(other, two, address)])
  await Promise.all([ready(page), ready(other)])
  await page.evaluate(() => scrollTo(0, 400))
  const before = await page.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(200)
  const length = await page.evaluate(() => history.length)
  await other.keyboard.press('c')
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Confirmed')
  // Whatever would move it comes with the next frame that is drawn.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  expect(await page.evaluate(() => scrollY)).toBe(before)
  expect(await page.evaluate(() => history.length)).toBe(length)
  await other.context().close()
})

/** The page reads itself, by an action: nothing else on it sends one here. */
const isReading = (request: Request) => request.method() === 'POST' && new URL(request.url()).pathname === '/reception/diary'
  && request.headers()['next-action'] !== undefined

/** Before it reads itself it asks whether it can. */
const isAsking = (request: Request) => new URL(request.url()).pathname === '/api/answering'

test('a page that reads itself while the server is away stays where it is, with what is typed', async ({ page }) => {
  await page.clock.install()
  const made = await makeAppointment('requested', 'Server Away')
  await comeIn(page, await makeReceptionist('Ada First'), `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`)
  await ready(page)
  const note = page.getByLabel('Note', { exact: true })
  await note.fill('Half a sentence')
  const documents: string[] = []
  page.on('request', (request) => request.isNavigationRequest() && documents.push(request.url()))
  await page.route('**/*', (route) => route.abort('connectionrefused'))
  const refused = page.waitForEvent('requestfailed', isAsking)
  // The minute after which a page reads itself in any case.
  await page.clock.fastForward('01:05')
  await refused
  await page.unroute('**/*')
  const read = page.waitForResponse((response) => isReading(response.request()) && response.ok())
  await page.clock.fastForward('01:05')
  await read
  await expect(note).toHaveValue('Half a sentence')
  expect(documents).toEqual([])
})
