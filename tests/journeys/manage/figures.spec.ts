import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'
import { tabTo } from '../pages/keyboard'
import { comeIn } from '../pages/staff-pages'
import { clinic, makeReceptionist } from '../reception/desk'
import { makeJanuary } from './figures-ground'
import { makeManager } from './messages-ground'

test.beforeAll(makeJanuary)

const figuresAt = (query = '') => `/manage/figures?clinic=${clinic}${query}`
const january = figuresAt('&period=month&from=2021-01-01')
const press = (page: Page, key: string) => page.keyboard.press(key)
const section = (page: Page, heading: string) => page.getByRole('region', { name: heading })
const rowOf = (page: Page, heading: string, name: string) =>
  section(page, heading).getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).first()

test('a manager, by keyboard: the last week, earlier and later, by month, one profession, every clinic', async ({ page }) => {
  await comeIn(page, await makeManager('Mona Figures'), `/manage?clinic=${clinic}`)
  await arrive(page, 'Manage')
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Figures' }))
  await press(page, 'Enter')
  await arrive(page, /^\d+( \w+)? to \d+ \w+ \d{4}, Hall Green$/)
  const heading = page.getByRole('heading', { level: 1 })
  const last = await heading.innerText()
  await expect(section(page, 'How full is each diary?').getByRole('img')).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: /^Earlier: / }))
  await press(page, 'Enter')
  await expect(heading).not.toHaveText(last)
  await tabTo(page, page.getByRole('link', { name: /^Later: / }))
  await press(page, 'Enter')
  await expect(heading).toHaveText(last)
  await tabTo(page, page.getByLabel('Period'))
  await press(page, 'M')
  await tabTo(page, page.getByLabel('Profession'))
  await press(page, 'P')
  await tabTo(page, page.getByRole('button', { name: 'Show' }))
  await press(page, 'Enter')
  await arrive(page, /^[A-Z][a-z]+ \d{4}, Hall Green$/)
  await expect(page.getByLabel('Profession')).toHaveValue('physiotherapist')
  await page.getByRole('combobox', { name: 'Clinic' }).selectOption('All clinics')
  await page.getByRole('button', { name: 'Show' }).click()
  await arrive(page, /^[A-Z][a-z]+ \d{4}, all clinics$/)
  await expect(section(page, 'How full is each clinic?').getByRole('rowheader')).toHaveText(['Hall Green', 'Tamworth'])
  await expect(page.getByLabel('Period')).toHaveValue('month')
})

test('the sentence, the tables and the spreadsheet say the same, and taking it away is recorded', async ({ page }) => {
  await comeIn(page, await makeManager('Mona Sheet'), january)
  await arrive(page, 'January 2021, Hall Green')
  await expect(page.locator('.fg-lead')).toContainText('Half of all requests were confirmed within 30 min of opening time')
  await expect(page.locator('.fg-lead')).toContainText('33.3% did not attend')
  await expect(rowOf(page, 'How long until we confirm?', '15–30').getByRole('cell')).toHaveText(['1', '0', '+1'])
  await expect(rowOf(page, 'Who comes, and what is it worth?', 'Fiona Figures').getByRole('cell').nth(0)).toHaveText('3')
  await expect(rowOf(page, 'Who comes, and what is it worth?', 'Fiona Figures').getByRole('cell').nth(1)).toHaveText('1')
  await expect(rowOf(page, 'Why do people cancel?', 'The patient is unwell').getByRole('cell')).toHaveText(['1', '0', '0', '0', '1', '0'])
  await expect(section(page, 'How full is each diary?')).toContainText('Nothing in this time.')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'As a spreadsheet' }).click()])
  expect(download.suggestedFilename()).toBe('figures-month-2021-01-01.csv')
  const sheet = readFileSync(await download.path(), 'utf8')
  expect(sheet).toContain('\r\n15–30,1,0\r\n')
  expect(sheet).toContain('\r\nFiona Figures,3,1,1,')
  expect(sheet).toContain('\r\nThe patient is unwell,1,0,0,0,1,0\r\n')
  expect(sheet).not.toContain('Una')
  await expect.poll(() => db().event.count({ where: { verb: 'look', actorName: 'Mona Sheet', detail: { path: ['list'], equals: 'figures' } } })).toBe(1)
})

test('for reception there is no such page', async ({ page }) => {
  await comeIn(page, await makeReceptionist('Rita Figures'), january)
  await arrive(page, /./)
  await expect(page.locator('.fg-lead')).toHaveCount(0)
})

for (const look of [{ colorScheme: 'dark', width: 320 }, { colorScheme: 'light', width: 768 }, { colorScheme: 'dark', width: 1366 }] as const) {
  test(`${look.colorScheme} at ${look.width}: nothing is cut off, and every drawing has its table`, async ({ page }) => {
    await page.setViewportSize({ width: look.width, height: 900 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await comeIn(page, await makeManager('Mona Wide'), figuresAt())
    await arrive(page, /, Hall Green$/)
    const drawn = page.locator('section').filter({ has: page.getByRole('img') })
    await expect(drawn).not.toHaveCount(0)
    for (const own of await drawn.all()) await expect(own.getByRole('table').first()).toBeVisible()
    const over = await page.locator('.fg-chart text').evaluateAll((all) => all.filter((one) => {
      const { left, right } = one.getBoundingClientRect()
      return left < 0 || right > innerWidth
    }).map((one) => one.textContent))
    expect(over).toEqual([])
  })
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the choice is a form', async ({ page }) => {
    await comeIn(page, await makeManager('Mona Plain'), january)
    await page.getByLabel('Period').selectOption('Quarter')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('January to March 2021, Hall Green')
  })
})

test('on paper there are the figures and nothing to press', async ({ page }) => {
  await comeIn(page, await makeManager('Mona Paper'), january)
  await arrive(page, 'January 2021, Hall Green')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.fg-lead')).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.locator('.fg-ways')).toBeHidden()
})
