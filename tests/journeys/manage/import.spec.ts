import { expect, test, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { addDays, dayOf, weekdayOf } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createPatient } from '@/tests/factories/appointments'
import { arrive } from '../pages/arrival'
import { tabTo } from '../pages/keyboard'
import { comeIn, ready } from '../pages/staff-pages'
import { clinic, zone } from '../reception/desk'
import { makeManager } from './messages-ground'

const importsPage = `/manage/import?clinic=${clinic}`
const arriveAtImports = (page: Page) => arrive(page, 'Import')
const arriveAtFile = (page: Page, name: string) => arrive(page, name)
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** Letters that nobody else's name has: tests share a practice. */
const family = (): string => `Q${crypto.randomUUID().replaceAll(/[^a-f]/g, '').slice(0, 8)}x`

async function bring(page: Page, name: string, text: string, kind = /^Patients/): Promise<void> {
  await page.getByRole('radio', { name: kind }).check({ force: true })
  await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await press(page, /^Read the file/)
}

/** Ann's and the others' time in the small hours, where nothing else ever is. */
const nightDay = (ahead: number): string => {
  const day = addDays(dayOf(now(), zone), ahead)
  return weekdayOf(day) > 5 ? addDays(day, 3) : day
}
const british = (day: string): string => day.split('-').reverse().join('/')

test('a manager, by keyboard: patients from a file, what is wrong, who is known, and nothing until it is accepted', async ({ page }) => {
  test.setTimeout(150_000)
  const name = family()
  await createPatient({ now: now(), name: `Katherine ${name}`, phone: '+447700900451', dateOfBirth: '1971-05-06' })
  await comeIn(page, await makeManager('Mona Import'), importsPage)
  await ready(page)
  await arriveAtImports(page)
  await bring(page, `${name}.csv`, `First Name;Surname;DOB;Mobile\nRosa;${name};3/4/1980;07700 900452\nCatherine;${name};6/5/1971;07700 900451\nNobody;${name};1/1/1981;12\n`)
  await arriveAtFile(page, `${name}.csv`)
  await expect(page.getByText('columns parted by semicolons')).toBeVisible()
  await expect(page.getByLabel('Mobile', { exact: true })).toHaveValue('phone')
  await tabTo(page, page.getByRole('button', { name: 'Save the columns' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').first()).toContainText('can be read either way')
  await page.getByLabel('Dates of DOB: which comes first?').selectOption('day-first')
  await page.getByLabel('Which system does the file come from?').fill('Old system')
  await press(page, 'Save the columns')
  await expect(page.getByRole('heading', { name: 'What would be made' })).toBeVisible()
  await arriveAtFile(page, `${name}.csv`)
  await expect(page.locator('.import-errors tbody tr')).toHaveText([/4.*Mobile.*12.*no phone number/])
  expect(await db().patient.count({ where: { name: { endsWith: name } } })).toBe(1)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all errors as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('errors.csv')
  await page.getByLabel(`Line 3, Katherine ${name}`).selectOption('new')
  await press(page, 'Save the choices')
  await tabTo(page, page.getByRole('button', { name: /^Import 2 new patients/ }))
  await page.keyboard.press('Enter')
  await expect(page.locator('.manage > .top .say')).toContainText('Imported: 2 new patients')
  await arriveAtFile(page, `${name}.csv`)
  expect(await db().patient.count({ where: { name: { endsWith: name } } })).toBe(3)
  await page.getByRole('link', { name: 'All files' }).click()
  await expect(page.locator('.import-list tbody tr', { hasText: name })).toContainText('Imported')
})

test('appointments: a name that nobody here has is said once; booked, and told to nobody', async ({ page }) => {
  test.setTimeout(150_000)
  const name = family()
  const session = await db().rotaSession.findFirstOrThrow({ where: { clinicId: clinic, practitioner: { active: true } }, include: { practitioner: true }, orderBy: { practitionerId: 'asc' } })
  const { service } = await db().practitionerService.findFirstOrThrow({ where: { practitionerId: session.practitionerId, service: { minutes: 30, active: true } }, include: { service: true } })
  await comeIn(page, await makeManager('Mona Visits'), importsPage)
  await ready(page)
  await bring(page, `${name}.csv`, `Client,Phone,Date,Time,Clinician,Type\nRosa ${name},07700 900461,${british(nightDay(45))},03:15,Clinician ${name},${service.name}\nVera ${name},07700 900462,${british(nightDay(45))},03:30,Clinician ${name},${service.name}\n`, /^Appointments to come/)
  await arriveAtFile(page, `${name}.csv`)
  await page.getByLabel('Which system does the file come from?').fill('Old system')
  const order = page.getByLabel('Dates of Date: which comes first?')
  if (await order.count() > 0) await order.selectOption('day-first')
  await press(page, 'Save the columns')
  await expect(page.getByRole('heading', { name: 'Who and what is meant?' })).toBeVisible()
  await arriveAtFile(page, `${name}.csv`)
  await page.getByLabel(`Clinician ${name} 2 rows`).selectOption({ label: session.practitioner.name })
  await press(page, 'Save the names')
  await expect(page.getByText('Nobody is on the rota then').first()).toBeVisible()
  await expect(page.locator('.import-errors tbody tr')).toHaveText([/3.*another appointment in the file then \(line 2\)/])
  await arriveAtFile(page, `${name}.csv`)
  await press(page, /^Import 1 appointment, 1 new patient/)
  await expect(page.locator('.manage > .top .say')).toContainText('Imported: 1 appointment, 1 new patient')
  const made = await db().appointment.findMany({ where: { patient: { name: { endsWith: name } } }, include: { messages: true } })
  expect(made.map(({ status, source, messages }) => [status, source, messages.filter(({ kind }) => kind === 'confirmed').length])).toEqual([['confirmed', 'import', 0]])
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })
  test('a wrong file is told by its field; a right one is brought, dropped, and gone', async ({ page }) => {
    const name = family()
    await comeIn(page, await makeManager('Mona Plain'), importsPage)
    await arriveAtImports(page)
    await bring(page, 'picture.png', 'x')
    await expect(page.getByText('That is no CSV and no calendar.')).toBeVisible()
    await bring(page, `${name}.csv`, `Name,Phone\nRosa ${name},07700 900471\n`)
    await arriveAtFile(page, `${name}.csv`)
    await press(page, 'Save the columns')
    await expect(page.getByRole('alert').first()).toContainText('Say which system')
    await page.getByLabel('Which system does the file come from?').fill('Old system')
    await press(page, 'Save the columns')
    await expect(page.getByRole('button', { name: /^Import 1 new patient/ })).toBeVisible()
    await press(page, /^Drop this file/)
    await expect(page.locator('.manage > .top .say')).toContainText('The file is dropped')
    const row = await db().import.findFirstOrThrow({ where: { fileName: `${name}.csv` }, include: { rows: true } })
    expect([row.state, row.rows]).toEqual(['dropped', []])
  })
})

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 } })
  test('nothing scrolls sideways, at any step', async ({ page }) => {
    const name = family()
    await comeIn(page, await makeManager('Mona Narrow'), importsPage)
    await arriveAtImports(page)
    await bring(page, `${name}.csv`, `Name,Phone,A heading that is longer than any that one would want\nRosa ${name},07700 900481,averyveryverylongwordwithoutanyspaceinit\nVera ${name},1,\n`)
    await arriveAtFile(page, `${name}.csv`)
    await page.getByLabel('Which system does the file come from?').fill('Old system')
    await press(page, 'Save the columns')
    await expect(page.getByRole('heading', { name: 'What would be made' })).toBeVisible()
    await arriveAtFile(page, `${name}.csv`)
  })
})
