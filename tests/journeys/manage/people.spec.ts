import { expect, test, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { staffLinkToken } from '@/lib/auth/staff-link'
import { now } from '@/lib/clock'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { arriveAtSignIn, comeIn, ready } from '../pages/staff-pages'
import { makeReceptionist, type Desk } from '../reception/desk'
import { makeManager } from './messages-ground'

const arriveAtAccount = (page: Page) => arrive(page, 'Your account')
const arriveAtPeople = (page: Page) => arrive(page, 'People')
const arriveAtCode = (page: Page) => arrive(page, 'And the code')

/** Another thirty seconds than the one that was taken last: the clock needn't be waited for, since those around count as well. */
const codeOf = (secret: string, steps = 0): string => generateSync({ secret, epoch: Math.floor(now() / 1_000) + steps * 30 })

const secretOn = async (page: Page): Promise<string> => (await page.locator('.qr code').innerText()).replaceAll(' ', '')

/** Sets an app up, by the page. */
async function setUpApp(page: Page, person: Desk): Promise<{ secret: string; used: string }> {
  await comeIn(page, person, '/account')
  await arriveAtAccount(page)
  const secret = await secretOn(page)
  await page.getByLabel('Code that the app shows').fill('000000x')
  await page.getByRole('button', { name: 'Set up the app' }).click()
  await expect(page.getByText('That is not the code that the app shows now.').first()).toBeVisible()
  const used = codeOf(secret, -1)
  await page.getByLabel('Code that the app shows').fill(used)
  await page.getByRole('button', { name: 'Set up the app' }).click()
  await expect(page.getByText('The app is set up.')).toBeVisible()
  return { secret, used }
}

async function givePassword(page: Page, { email, password }: Pick<Desk, 'email' | 'password'>): Promise<void> {
  await page.goto('/signin')
  await arriveAtSignIn(page)
  await page.getByLabel('Work email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('an app and its recovery codes: set up, asked for, taken once', async ({ page }) => {
  test.setTimeout(150_000)
  const person = await makeReceptionist('Tina Totp')
  const { secret, used } = await setUpApp(page, person)
  await page.getByRole('button', { name: 'Make ten new codes' }).click()
  await expect(page.locator('.codes li')).toHaveCount(10)
  const [recovery = ''] = await page.locator('.codes li').allInnerTexts()
  await arriveAtAccount(page)
  await page.context().clearCookies()
  await givePassword(page, person)
  await arriveAtCode(page)
  await expect(page.getByText('Tina Totp')).toHaveCount(0)
  // The one that set it up is over.
  await giveCode(page, used)
  await expect(page.getByText('That code is not right')).toBeVisible()
  await giveCode(page, codeOf(secret))
  await expect(page).not.toHaveURL(/signin/)
  await page.context().clearCookies()
  await givePassword(page, person)
  await giveCode(page, recovery)
  await expect(page).not.toHaveURL(/signin/)
  await page.context().clearCookies()
  await givePassword(page, person)
  await giveCode(page, recovery)
  await expect(page.getByText('That code is not right')).toBeVisible()
})

test('a passkey signs in by itself, and is taken away again', async ({ page, browser }) => {
  test.setTimeout(150_000)
  const person = await makeReceptionist('Petra Passkey')
  const local = (process.env['PLUMBLINE_URL'] ?? '').replace('127.0.0.1', 'localhost')
  const context = await browser.newContext({ baseURL: local })
  const own = await context.newPage()
  const cdp = await context.newCDPSession(own)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  await own.goto('/signin')
  await own.getByLabel('Work email').fill(person.email)
  await own.getByLabel('Password').fill(person.password)
  await own.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(own).not.toHaveURL(/signin/)
  await own.goto('/account')
  await own.getByLabel(/What you call it/).fill('Desk computer')
  await own.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(own.getByText('The passkey is added.')).toBeVisible()
  await context.clearCookies()
  await own.goto('/signin')
  await own.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(own).not.toHaveURL(/signin/)
  await own.goto('/account')
  await own.getByRole('button', { name: 'Take away Desk computer' }).click()
  await expect(own.getByText('The passkey is taken away.')).toBeVisible()
  await context.close()
  await comeIn(page, person, '/account')
  await arriveAtAccount(page)
})

test('a manager invites somebody, who chooses a password; a new one by link leaves the second factor', async ({ page, browser }) => {
  test.setTimeout(180_000)
  const boss = await makeManager('Ingrid Invites')
  await comeIn(page, boss, '/manage/people?clinic=hall-green')
  await ready(page)
  await arriveAtPeople(page)
  const email = `${crypto.randomUUID()}@example.org`
  await page.getByLabel('Name').fill('Nell Newcomer')
  await page.getByLabel('Work email').fill(email)
  await page.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByText('Choose at least one role.').first()).toBeVisible()
  await expect(page.getByLabel('Work email')).toHaveValue(email)
  await page.getByLabel('Reception, Hall Green').check()
  await page.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByText('Invited.', { exact: true })).toBeVisible()
  await arriveAtPeople(page)
  const row = await db().staff.findUniqueOrThrow({ where: { email } })
  const linkOf = async () => `/signin/set/${staffLinkToken((await db().staffLink.findFirstOrThrow({ where: { staffId: row.id, usedAt: null } })).id)}`
  const theirs = await (await browser.newContext()).newPage()
  const choose = async (words: string) => {
    await theirs.goto(await linkOf())
    await arrive(theirs, 'Choose a password')
    await theirs.getByLabel('New password').fill(words)
    await theirs.getByRole('button', { name: 'Keep this password' }).click()
  }
  await choose('password1234')
  await expect(theirs.getByText('those that are tried first').first()).toBeVisible()
  const used = await linkOf()
  await choose('kettle moss paper north')
  await expect(theirs.getByText('Your password is kept.')).toBeVisible()
  await theirs.goto(used)
  await arrive(theirs, 'This link is over')
  await setUpApp(theirs, { email, password: 'kettle moss paper north', actor: boss.actor })
  await page.reload()
  await page.getByRole('button', { name: 'Mail a link for a new password' }).click()
  await expect(page.getByText('The link is on its way.')).toBeVisible()
  await choose('otter bridge candle seven')
  await expect(theirs.getByText('Your password is kept.')).toBeVisible()
  await givePassword(theirs, { email, password: 'otter bridge candle seven' })
  await arriveAtCode(theirs)
  await theirs.context().close()
})

test('a session ended and an account shut are out at once', async ({ page, browser }) => {
  test.setTimeout(150_000)
  const [boss, person] = [await makeManager('Dora Disables'), await makeReceptionist('Otto Out')]
  const theirs = await (await browser.newContext()).newPage()
  await comeIn(theirs, person)
  await ready(theirs)
  const id = person.actor.kind === 'staff' ? person.actor.id : ''
  await comeIn(page, boss, `/manage/people?clinic=hall-green&person=${id}`)
  await arriveAtPeople(page)
  await page.getByRole('button', { name: /^End their (2 sessions|session)$/ }).click()
  await expect(page.getByText('They are not signed in.')).toBeVisible()
  await theirs.reload()
  await expect(theirs).toHaveURL(/signin/)
  await comeIn(theirs, person)
  await ready(theirs)
  await page.getByRole('button', { name: 'Shut the account' }).click()
  await expect(page.getByText('The account is shut.')).toBeVisible()
  await theirs.reload()
  await expect(theirs).toHaveURL(/signin/)
  await givePassword(theirs, person)
  await expect(theirs.getByText('The email or the password is not right.')).toBeVisible()
  await theirs.context().close()
})

for (const look of [{ colorScheme: 'light', viewport: { width: 1440, height: 900 } }, { colorScheme: 'dark', viewport: { width: 320, height: 700 } }] as const) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look)
    test('each page passes axe, and nothing scrolls sideways', async ({ page }) => {
      await comeIn(page, await makeManager('Lena Looks'), '/account')
      await arriveAtAccount(page)
      await page.goto('/manage/people?clinic=hall-green')
      await arriveAtPeople(page)
      await page.goto('/signin/forgotten')
      await arrive(page, 'A new password')
    })
  })
}
