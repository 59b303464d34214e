import { expect, test, type Page } from '@playwright/test'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { comeIn, signIn } from '../pages/staff-pages'
import { clinic, makeReceptionist } from '../reception/desk'
import { makeManager } from './messages-ground'

const screen = `/manage/events/security?clinic=${clinic}`
const arriveAtSecurity = (page: Page) => arrive(page, 'Sign-ins and refusals')

async function guess(page: Page, email: string): Promise<void> {
  await page.goto('/signin')
  await page.getByLabel('Work email').fill(email)
  await page.getByLabel('Password').fill('wrong password')
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a stranger who guesses is told to wait; whoever works here signs in on their device, and a manager sees it', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const desk = await makeReceptionist('Known Kit')
  await signIn(page, desk)
  const stranger = await (await browser.newContext()).newPage()
  const answer = stranger.locator('[role=alert], .refused, .error').first()
  for (let n = 0; n < 9; n++) {
    await guess(stranger, desk.email)
    await expect(answer).toContainText(/not right|Too many tries/)
  }
  await stranger.getByLabel('Password').fill(desk.password)
  await stranger.getByRole('button', { name: 'Sign in' }).click()
  await stranger.context().close()

  await page.context().clearCookies({ name: '__Host-plumbline.session-token' })
  await signIn(page, desk)

  const manager = await (await browser.newContext()).newPage()
  await comeIn(manager, await makeManager('Sees Attempts'), screen)
  await arriveAtSecurity(manager)
  const row = manager.getByRole('row').filter({ hasText: 'Known Kit' }).filter({ hasText: 'Wrong email or password' })
  await expect(row.first()).toContainText('on a new device')
  await manager.getByLabel('Account or program').selectOption({ label: 'Known Kit' })
  await manager.getByRole('button', { name: 'Show' }).click()
  await expect(manager.getByRole('row').filter({ hasText: 'Sees Attempts' })).toHaveCount(0)
  await manager.context().close()
})

test('whoever guesses over HTTP is told by 429 how long to wait, and the device of whoever works here is counted apart', async ({ page, playwright }) => {
  const desk = await makeReceptionist('Over Http')
  await signIn(page, desk)
  const device = (await page.context().cookies()).find(({ name }) => name === '__Host-plumbline.device')?.value ?? ''
  const origin = process.env['PLUMBLINE_URL'] ?? ''
  const request = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } })
  const csrf = await request.get('/api/auth/csrf')
  const cookies = csrf.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value.split(';')[0]).join('; ')
  const { csrfToken } = await csrf.json() as { csrfToken: string }
  const enter = (password: string, cookie = cookies) => request.post('/api/auth/callback/credentials', {
    form: { email: desk.email, password, csrfToken, json: 'true' }, headers: { cookie }, maxRedirects: 0 })
  const statuses: number[] = []
  for (let n = 0; n < 20; n++) statuses.push((await enter('wrong')).status())
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  const shut = await enter(desk.password)
  expect(shut.status()).toBe(429)
  expect(Number(shut.headers()['retry-after'])).toBeGreaterThanOrEqual(1)
  expect((await enter(desk.password, `${cookies}; __Host-plumbline.device=${device}`)).status()).toBe(200)
})

test('whoever shows again that it is them goes on under another cookie, and the old one opens nothing', async ({ page }) => {
  const desk = await makeReceptionist('Proves Again')
  await comeIn(page, desk, '/account')
  const [session] = await db().staffSession.findMany({ where: { staff: { email: desk.email } } })
  await db().staffSession.update({ where: { id: session?.id ?? '' }, data: { provedAt: new Date(0) } })
  await page.reload()
  const before = (await page.context().cookies()).find(({ name }) => name.endsWith('session-token'))?.value
  await page.getByLabel('Your password').fill(desk.password)
  await page.getByRole('button', { name: 'It is me' }).click()
  await expect(page.getByRole('heading', { name: 'Is it you?' })).toHaveCount(0)
  const after = (await page.context().cookies()).find(({ name }) => name.endsWith('session-token'))?.value
  expect(after).not.toBe(before)
  await page.reload()
  await arrive(page, 'Your account')
})

const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } }, { colorScheme: 'dark', viewport: { width: 1366, height: 645 } },
  { colorScheme: 'dark', viewport: { width: 320, height: 700 } },
] as const

for (const look of looks) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look)
    test('sign-ins and refusals pass axe, full and empty', async ({ page }) => {
      test.setTimeout(120_000)
      const desk = await makeReceptionist('Failing Fay')
      for (let n = 0; n < 2; n++) await guess(page, desk.email)
      await comeIn(page, await makeManager('Ax Security'), screen)
      await arriveAtSecurity(page)
      await page.goto(`${screen}&verb=set-up.failed&from=2020-01-01&until=2020-01-02`)
      await arriveAtSecurity(page)
      await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
    })
  })
}
