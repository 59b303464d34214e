import { expect, test, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { comeIn, ready } from '../pages/staff-pages'
import type { Desk } from '../reception/desk'
import { makeManager } from './messages-ground'

const arriveAtKeys = (page: Page) => arrive(page, 'API keys')
const path = '/manage/api-keys?clinic=hall-green'
const row = (page: Page, name: string) => page.locator('tr').filter({ has: page.getByRole('rowheader', { name }) })

/** Their password was given longer ago than is good for what is sensitive. */
async function proveLongAgo({ actor }: Desk): Promise<void> {
  const id = actor.kind === 'staff' ? actor.id : ''
  await db().staffSession.updateMany({ where: { staffId: id }, data: { provedAt: new Date(now() - 11 * 60_000) } })
}

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Read the days').check()
  await page.getByLabel('Hall Green', { exact: true }).check()
}

for (const lack of ['refuses', 'is not there'] as const) {
  test(`where the clipboard ${lack}, it is said, and the key stays marked`, async ({ page }) => {
    await page.addInitScript((isThere) => {
      const refusing = { writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) }
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: isThere ? refusing : undefined })
    }, lack === 'refuses')
    await comeIn(page, await makeManager('Cleo Clipless'), path)
    await ready(page)
    await fillIn(page, `By hand ${crypto.randomUUID().slice(0, 8)}`)
    await page.getByRole('button', { name: 'Make the key' }).click()
    const key = page.getByLabel('Key', { exact: true })
    await expect(key).toHaveValue(/^plk_/)
    await page.getByRole('button', { name: 'Copy' }).click()
    await expect(page.getByText('The text is marked: copy it by hand.')).toBeVisible()
    await expect(key).toBeFocused()
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(await key.inputValue())
    await arriveAtKeys(page)
  })
}

test('a key is made, copied, used, and revoked', async ({ page, context, request, playwright }) => {
  test.setTimeout(150_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await comeIn(page, await makeManager('Kim Keys'), path)
  await ready(page)
  await arriveAtKeys(page)
  const name = `Wall screen ${crypto.randomUUID().slice(0, 8)}`
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Hall Green', { exact: true }).check()
  await page.getByLabel('Last day').fill('2020-01-01')
  await page.getByRole('button', { name: 'Make the key' }).click()
  await expect(page.getByText('Tick at least one thing that it is good for.').first()).toBeVisible()
  await expect(page.getByText('That day is over.').first()).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue(name)
  await expect(page.getByLabel('Hall Green', { exact: true })).toBeChecked()
  await page.getByLabel('Read the days').check()
  await page.getByLabel('Last day').fill('')
  await page.getByRole('button', { name: 'Make the key' }).click()
  await expect(page.getByText('it is shown this once')).toBeVisible()
  const key = await page.getByLabel('Key', { exact: true }).inputValue()
  await arriveAtKeys(page)
  expect(page.url()).not.toContain('plk_')
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key)
  await expect(row(page, name)).toContainText('Never')

  const day = new Date(now()).toISOString().slice(0, 10)
  const program = await playwright.request.newContext({ baseURL: process.env['PLUMBLINE_URL'] ?? '', extraHTTPHeaders: { Authorization: `Bearer ${key}` } })
  const diary = () => program.get(`/api/v1/diary?clinic=hall-green&date=${day}`)
  expect((await diary()).status()).toBe(200)
  expect((await program.get('/api/v1/calls?clinic=hall-green')).status()).toBe(403)
  expect((await program.get(`/api/v1/diary?clinic=tamworth&date=${day}`)).status()).toBe(403)
  expect((await request.get(`/api/v1/diary?clinic=hall-green&date=${day}`)).status()).toBe(401)

  await page.reload()
  await arriveAtKeys(page)
  await expect(page.getByText(key.slice(0, 20))).toHaveCount(0)
  await expect(row(page, name)).toContainText(`ends in ${key.slice(-4)}`)
  await expect(row(page, name)).not.toContainText('Never')
  await page.getByRole('link', { name: `Revoke ${name}` }).click()
  await expect(page.getByRole('heading', { name: `Revoke ${name}?` })).toBeVisible()
  await arriveAtKeys(page)
  expect((await diary()).status()).toBe(200)
  await page.getByRole('button', { name: 'Revoke this key' }).click()
  await expect(page.getByText('The key is revoked.')).toBeVisible()
  await expect(row(page, name)).toContainText('Revoked by Kim Keys')
  const refused = await diary()
  expect([refused.status(), refused.headers()['www-authenticate'], refused.headers()['content-type']])
    .toEqual([401, 'Bearer realm="Plumbline"', 'application/problem+json; charset=utf-8'])
  await program.dispose()
})

test('making one asks again who it is, once that is long ago, and nothing typed is lost', async ({ page }) => {
  const boss = await makeManager('Lara Late')
  await comeIn(page, boss, path)
  await ready(page)
  const name = `Kiosk ${crypto.randomUUID().slice(0, 8)}`
  await fillIn(page, name)
  await proveLongAgo(boss)
  await page.getByRole('button', { name: 'Make the key' }).click()
  await expect(page.getByText('show first that it is you').first()).toBeVisible()
  await arriveAtKeys(page)
  await page.getByLabel(/password/i).fill(boss.password)
  await page.locator('.prove').getByRole('button').first().click()
  await expect(page.locator('.prove')).toHaveCount(0)
  await expect(page.getByLabel('Name')).toHaveValue(name)
  await expect(page.getByLabel('Read the days')).toBeChecked()
  await page.getByRole('button', { name: 'Make the key' }).click()
  await expect(page.getByText('it is shown this once')).toBeVisible()
  expect(await db().apiKey.count({ where: { name } })).toBe(1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the page that answers shows the key', async ({ page }) => {
    await comeIn(page, await makeManager('Nora Noscript'), path)
    const name = `Plain ${crypto.randomUUID().slice(0, 8)}`
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Everywhere').check()
    await page.getByRole('button', { name: 'Make the key' }).click()
    await expect(page.getByText('Tick at least one thing that it is good for.').first()).toBeVisible()
    await expect(page.getByLabel('Everywhere')).toBeChecked()
    await page.getByLabel('Search patients').check()
    await page.getByRole('button', { name: 'Make the key' }).click()
    await expect(page.getByLabel('Key', { exact: true })).toHaveValue(/^plk_[0-9a-z]{46}$/)
    await expect(row(page, name)).toContainText('Everywhere')
    expect(page.url()).not.toContain('plk_')
    await row(page, name).getByRole('link', { name: 'Revoke' }).click()
    await page.getByRole('button', { name: 'Revoke this key' }).click()
    await expect(page.getByText('The key is revoked.')).toBeVisible()
  })
})

for (const look of [{ colorScheme: 'light', viewport: { width: 1440, height: 900 } }, { colorScheme: 'dark', viewport: { width: 320, height: 700 } }] as const) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look)
    test('the page passes axe, and nothing scrolls sideways', async ({ page }) => {
      await comeIn(page, await makeManager('Lena Looks'), path)
      await ready(page)
      const name = `Looked at ${crypto.randomUUID().slice(0, 8)}`
      await fillIn(page, name)
      await page.getByRole('button', { name: 'Make the key' }).click()
      await expect(page.getByLabel('Key', { exact: true })).toBeInViewport()
      await arriveAtKeys(page)
      await page.getByRole('link', { name: `Revoke ${name}` }).click()
      await expect(page.getByRole('button', { name: 'Revoke this key' })).toBeInViewport()
      await arriveAtKeys(page)
    })
  })
}
