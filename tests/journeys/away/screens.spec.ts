import { expect, test, type Page } from '@playwright/test'
import { sealSession, sessionCookieName } from '@/lib/auth/session-cookie'
import { now } from '@/lib/clock'
import { failureWords, formFailure } from '@/lib/copy/away'
import { panel } from '@/lib/copy/staff/diary'
import { signIn } from '@/lib/use-cases/sign-in'
import { arrive } from '../pages/arrival'
import { ready } from '../pages/staff-pages'
import { clinic, makeAppointment, makeReceptionist, type Desk } from '../reception/desk'
import { startAwayServer, type AwayServer } from './away-server'

let away: AwayServer

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  away = await startAwayServer()
})
test.afterEach(() => away.back())
test.afterAll(() => away.stop())

/** At this server, with a session that was opened without the door. */
async function comeIn(page: Page, desk: Desk, path: string): Promise<void> {
  const opened = await signIn({ ...desk, address: '127.0.0.1' }, now())
  if (!opened.ok) throw new Error(opened.refusal.reason)
  const cookie = {
    name: sessionCookieName,
    value: await sealSession(opened.value.secret),
    httpOnly: true,
    secure: true,
  }
  await page.context().addCookies([{ ...cookie, url: away.server.url.replace('http:', 'https:') }])
  await page.goto(away.server.url + path)
}

const lost = (page: Page) =>
  page.getByText(/^Connection lost since \d\d:\d\d\. What you see may be old\.$/)

for (const state of ['hung', 'cut'] as const) {
  test(`a desk screen whose database is ${state} keeps what it shows and what is typed, says so, and goes on when it is back`, async ({
    page,
  }) => {
    const made = await makeAppointment('requested', 'Away Desk')
    await comeIn(
      page,
      await makeReceptionist('Ada First'),
      `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`,
    )
    await ready(page)
    const note = page.getByLabel('Note', { exact: true })
    await note.fill('Half a sentence')
    await away.go(state)
    await expect(lost(page)).toBeVisible()
    await page.getByRole('button', { name: panel.saveNote }).click()
    await expect(page.getByRole('alert').filter({ hasText: formFailure.refused })).toBeVisible()
    await expect(note).toHaveValue('Half a sentence')
    await away.back()
    await expect(lost(page)).toBeHidden()
    await page.getByRole('button', { name: panel.saveNote }).click()
    await expect(page.getByRole('alert').filter({ hasText: formFailure.refused })).toBeHidden()
    await page.reload()
    await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Half a sentence')
  })
}

test('a screen that looks at itself while the database is away, before anybody has said so, stays', async ({
  page,
}) => {
  const made = await makeAppointment('requested', 'Away Look')
  await comeIn(
    page,
    await makeReceptionist('Ada First'),
    `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`,
  )
  await ready(page)
  await page.getByLabel('Note', { exact: true }).fill('Half a sentence')
  away.proxy.set('hung')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(lost(page)).toBeVisible()
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Half a sentence')
  await away.back()
  await expect(lost(page)).toBeHidden()
})

for (const state of ['hung', 'cut'] as const) {
  test(`a screen that is just reading itself when the database is ${state} stays, with what is typed`, async ({
    page,
  }) => {
    const made = await makeAppointment('requested', 'Away Reading')
    await comeIn(
      page,
      await makeReceptionist('Ada First'),
      `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`,
    )
    await ready(page)
    await page.getByLabel('Note', { exact: true }).fill('Half a sentence')
    const documents: string[] = []
    page.on('request', (request) => request.isNavigationRequest() && documents.push(request.url()))
    // It has asked whether it can, and was told so, just before.
    await page.route('**/api/answering', (route) => route.fulfill({ status: 204 }), { times: 1 })
    away.proxy.set(state)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(lost(page)).toBeVisible()
    await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Half a sentence')
    await away.back()
    await expect(lost(page)).toBeHidden()
    expect(documents).toEqual([])
  })
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a patient reads what is wrong and whom to call, is led to the emergency page, and tries again', async ({
    page,
  }) => {
    await away.go('cut')
    const answer = await page.goto(`${away.server.url}/guide`)
    expect(answer?.status()).toBe(503)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      failureWords('patient', 'away').heading,
    )
    await expect(page.getByRole('link', { name: '0121 709 5222' })).toHaveAttribute(
      'href',
      'tel:+441217095222',
    )
    await page.getByRole('link', { name: 'when to call 999' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/999/)
    await page.goBack()
    await away.back()
    await page.getByRole('link', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Back pain, in plain words')
  })

  test('reception reads words of its own; what was typed is there after going back', async ({
    page,
  }) => {
    const made = await makeAppointment('requested', 'Away Plain')
    await comeIn(
      page,
      await makeReceptionist('Ada First'),
      `/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`,
    )
    await page.getByLabel('Note', { exact: true }).fill('Half a sentence')
    await away.go('cut')
    await page.getByRole('button', { name: panel.saveNote }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      failureWords('staff', 'refused').heading,
    )
    await expect(page.getByText(failureWords('staff', 'refused').text)).toBeVisible()
    await away.back()
    await page.goBack()
    await expect(page.getByLabel('Note', { exact: true })).toBeVisible()
  })
})

test('the words are found faultless by axe, on the narrowest phone and in the dark too', async ({
  page,
}) => {
  await away.go('cut')
  for (const [path, heading] of [
    ['/', failureWords('patient', 'away').heading],
    ['/reception/calls', failureWords('staff', 'away').heading],
  ] as const) {
    for (const width of [320, 1366]) {
      await page.setViewportSize({ width, height: 645 })
      await page.goto(away.server.url + path)
      await arrive(page, heading)
    }
  }
})
