import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { openPatient } from '@/lib/use-cases/open-patient'
import { arrive } from '../pages/arrival'
import { tabTo } from '../pages/keyboard'
import { comeIn, passTheDoor, ready } from '../pages/staff-pages'
import { clinic, makeAppointment, makeReceptionist, zone } from '../reception/desk'
import { makeManager } from './messages-ground'

const eventsAt = (query = '') => `/manage/events?clinic=${clinic}${query}`
const arriveAtEvents = (page: Page) => arrive(page, 'Who did and who saw what')
const arriveAtSeenBy = (page: Page) => arrive(page, /^Whose data/)
const arriveAtRetention = (page: Page) => arrive(page, 'How long records are kept')
const arriveAtRecords = (page: Page) => arrive(page, 'What is kept, and what for')
const arriveAtRecord = (page: Page, name: string) => arrive(page, name)
const arriveAtPlan = (page: Page) => arrive(page, /^Erase /)
const arriveAtCopy = (page: Page) => arrive(page, /^Everything held about /)
const press = (page: Page, key: string) => page.keyboard.press(key)
const today = () => dayOf(now(), zone)

/** Somebody with an appointment, whose record a receptionist has opened. */
async function makeSeen(name: string, by: string, status: 'cancelled' | 'confirmed' = 'cancelled') {
  const { reference } = await makeAppointment('confirmed', name)
  const patient = (await db().appointment.update({ where: { reference }, data: { status } })).patientId ?? ''
  const desk = await makeReceptionist(by)
  await openPatient(desk.actor, { id: patient }, now())
  return { patient, reference, desk, staff: desk.actor.kind === 'staff' ? desk.actor.id : '' }
}

async function fileOf(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return readFileSync(await file.path(), 'utf8')
}

test('by keyboard: who saw somebody, whose data an account saw, and both as files', async ({ page }) => {
  test.setTimeout(120_000)
  const { patient, staff } = await makeSeen('=Flora Formula', 'Edda Eyes')
  await comeIn(page, await makeManager('Moira Events'), '/manage')
  await ready(page)
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Events', exact: true }))
  await press(page, 'Enter')
  await arriveAtEvents(page)
  await page.getByLabel('Member of staff').selectOption('Edda Eyes')
  await page.getByLabel('From', { exact: true }).fill(today())
  await tabTo(page, page.getByRole('button', { name: 'Show' }))
  await press(page, 'Enter')
  const rows = page.locator('.e-list tbody tr')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('Edda Eyes')
  await expect(rows.first()).toContainText('Looked at')
  await expect(rows.first()).toContainText('=Flora Formula')
  const file = await fileOf(page, 'As a file (CSV)')
  expect(file).toContain(`"'=Flora Formula",${patient}`)
  await page.getByLabel('To', { exact: true }).fill(today())
  await page.getByLabel('To, time').fill('25:00')
  await press(page, 'Enter')
  await expect(page.getByText('Enter a time as 14:30.')).toBeVisible()
  await expect(page.getByLabel('To, time')).toHaveValue('25:00')
  await arriveAtEvents(page)
  await page.getByLabel('To, time').fill('')
  await press(page, 'Enter')
  await page.getByRole('link', { name: 'Whose data did they see?' }).click()
  await arriveAtSeenBy(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Whose data Edda Eyes saw')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('opened, or something done')
  expect(await fileOf(page, 'As a file (CSV)')).toContain(patient)
  await page.goto(eventsAt(`&patient=${patient}`))
  await arriveAtEvents(page)
  await expect(rows.filter({ hasText: 'Edda Eyes' })).toHaveCount(1)
  expect(await db().event.count({ where: { verb: 'look', actorName: 'Moira Events', detail: { path: ['staff'], equals: staff } } })).toBeGreaterThan(0)
})

test('one press makes a copy; a plan is shown, then what may go is gone', async ({ page }) => {
  test.setTimeout(120_000)
  const { patient } = await makeSeen('Greta Goneby', 'Cora Copy')
  await comeIn(page, await makeManager('Mick Eraser'), `/reception/patients/${patient}`)
  await arriveAtRecord(page, 'Greta Goneby')
  await page.getByRole('link', { name: 'Copy for the patient' }).click()
  await arriveAtCopy(page)
  await expect(page.getByRole('main')).toContainText('Greta Goneby')
  await expect(page.getByRole('main')).toContainText('Cora Copy')
  const copy = JSON.parse(await fileOf(page, 'As a file (JSON)')) as { patient: { name: string }; held: { patient: { id: string }[] }; events: unknown[] }
  expect(copy).toMatchObject({ patient: { name: 'Greta Goneby' }, held: { patient: [{ id: patient }] } })
  await ready(page)
  await press(page, 'Escape')
  await arriveAtRecord(page, 'Greta Goneby')
  await page.getByRole('link', { name: 'Erase', exact: true }).click()
  await arriveAtPlan(page)
  await expect(page.getByRole('region', { name: 'Goes' })).toContainText('name and date of birth')
  await ready(page)
  await tabTo(page, page.getByRole('button', { name: 'Erase the record' }))
  await press(page, 'Enter')
  await expect(page.getByText('Tick this first').first()).toBeVisible()
  await arriveAtPlan(page)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Erase the record' }).click()
  await arriveAtRecord(page, 'Erased')
  await expect(page.locator('.top')).toContainText('nobody knows any more who this was')
  expect(await db().patient.findUniqueOrThrow({ where: { id: patient } })).toMatchObject({ name: 'Erased', phone: '', erasedHow: 'whole' })
})

test('what is still to happen is said first; reception has no such page', async ({ page }) => {
  const { patient, desk } = await makeSeen('Stella Stillhere', 'Rina Reception', 'confirmed')
  await comeIn(page, await makeManager('Mo Waits'), `/reception/patients/${patient}/erase`)
  await arriveAtPlan(page)
  await expect(page.getByText('An appointment is still to come')).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.context().clearCookies()
  await comeIn(page, desk, `/reception/patients/${patient}`)
  await arriveAtRecord(page, 'Stella Stillhere')
  await expect(page.getByRole('link', { name: 'Erase', exact: true })).toHaveCount(0)
  for (const path of [`/reception/patients/${patient}/erase`, `/reception/patients/${patient}/copy`, eventsAt(), `/manage/retention?clinic=${clinic}`, `/manage/records?clinic=${clinic}`]) {
    expect((await page.goto(path))?.status()).toBe(404)
  }
})

test('without a script: the rule is refused, kept as typed, and changed', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/signin')
  await passTheDoor(page, await makeManager('Rula Rule'))
  await page.goto(`/manage/retention?clinic=${clinic}`)
  await arriveAtRetention(page)
  const days = page.getByLabel(/Who never came is kept/)
  await days.fill('7')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('.line-field .error')).toHaveText('Enter a whole number of days, from 30 to 3650.')
  await expect(days).toHaveValue('7')
  await days.fill('366')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  expect(await db().practice.findFirstOrThrow()).toMatchObject({ unattendedDays: 366 })
  await db().practice.updateMany({ data: { unattendedDays: 365 } })
  await context.close()
})

const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } }, { colorScheme: 'dark', viewport: { width: 768, height: 1024 } },
  { colorScheme: 'dark', viewport: { width: 320, height: 700 } },
] as const

for (const look of looks) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look)
    test('each screen passes axe, and nothing scrolls sideways', async ({ page }) => {
      test.setTimeout(180_000)
      const { patient, staff } = await makeSeen('Ada Looked-at', 'Lou Looks')
      await comeIn(page, await makeManager('Ax Law'), eventsAt())
      await arriveAtEvents(page)
      await page.goto(eventsAt('&from=nonsense'))
      await arriveAtEvents(page)
      await page.goto(`/manage/events/seen?clinic=${clinic}&staff=${staff}&from=${today()}&until=${today()}`)
      await arriveAtSeenBy(page)
      await page.goto(`/manage/retention?clinic=${clinic}`)
      await arriveAtRetention(page)
      await page.goto(`/manage/records?clinic=${clinic}`)
      await arriveAtRecords(page)
      await page.goto(`/reception/patients/${patient}/copy`)
      await arriveAtCopy(page)
      await page.goto(`/reception/patients/${patient}/erase`)
      await arriveAtPlan(page)
      await page.goto(`/reception/patients/${patient}`)
      await arriveAtRecord(page, 'Ada Looked-at')
    })
  })
}
