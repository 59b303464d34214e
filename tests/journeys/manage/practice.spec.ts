import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { policies as ruleWords, policyWords } from '@/lib/copy/staff/policies'
import { effect } from '@/lib/copy/staff/effect'
import { practiceForms as fields } from '@/lib/copy/staff/practice-forms'
import { clinicScreen, practitionerScreen, serviceScreen } from '@/lib/copy/staff/practice-screens'
import { policyNames } from '@/lib/core/policies'
import { arrive } from '../pages/arrival'
import { managerAt, ownPractice, type OwnPractice } from './practice-ground'

test.use({ actionTimeout: 20_000, navigationTimeout: 30_000 })

let practice: OwnPractice
test.beforeAll(async () => {
  test.setTimeout(180_000)
  practice = await ownPractice()
})
test.afterAll(() => practice.end())
test.beforeEach(() => test.setTimeout(120_000))

const at = (part: string, more = '') => `/manage/${part}?clinic=hall-green${more}`
const screens = [
  { path: at('clinics'), heading: 'Solihull Back Pain Clinic' }, { path: at('clinics', '&open=new'), heading: clinicScreen.fresh },
  { path: at('practitioners', '&open=ruth-kavanagh'), heading: practitionerScreen.heading }, { path: at('practitioners', '&open=new'), heading: practitionerScreen.heading },
  { path: at('services', '&open=osteopathy-pregnancy'), heading: serviceScreen.heading }, { path: at('policies'), heading: ruleWords.heading },
]

for (const look of [
  { colorScheme: 'light', viewport: { width: 1366, height: 768 } }, { colorScheme: 'dark', viewport: { width: 1366, height: 768 } },
  { colorScheme: 'light', viewport: { width: 320, height: 700 } }, { colorScheme: 'dark', viewport: { width: 768, height: 1024 } },
] as const) {
  test(`${look.colorScheme}, ${look.viewport.width} px: every screen passes axe, and nothing scrolls sideways`, async ({ browser }) => {
    const page = await managerAt(browser, practice, at('policies'), look)
    for (const { path, heading } of screens) {
      await page.goto(path)
      await arrive(page, heading)
    }
    await page.context().close()
  })
}

test('the rules, by keyboard: what each does stands beside it, also while it is typed; what a change does is shown before it is made', async ({ browser }) => {
  const page = await managerAt(browser, practice, at('policies'))
  const rule = (name: string) => page.locator(`[data-policy="${name}"]`)
  await expect(page.locator('.policy')).toHaveCount(policyNames.length)
  await expect(rule('holdMinutes').locator('.effect')).toContainText('10 minutes')
  await page.getByLabel(policyWords.holdMinutes.name, { exact: true }).fill('12')
  await expect(rule('holdMinutes').locator('.effect')).toContainText('12 minutes')
  await page.getByLabel(policyWords.maxTries.name, { exact: true }).fill('0')
  await page.keyboard.press('Enter')
  await expect(rule('maxTries')).toContainText(fields.wrong.policy)
  await expect(page.getByLabel(policyWords.holdMinutes.name, { exact: true })).toHaveValue('12')
  await page.getByLabel(policyWords.maxTries.name, { exact: true }).fill('4')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: ruleWords.saved })).toBeVisible()
  await expect(rule('maxTries').locator('.effect')).toContainText('After 4 tries')

  await page.getByLabel(policyWords.horizonDays.name, { exact: true }).fill('28')
  await page.keyboard.press('Enter')
  const alert = page.getByRole('alert').filter({ hasText: effect.nothingYet })
  await expect(alert).toContainText(/This change removes \d+ slots/)
  expect(await practice.query('select horizon_days as days from practice')).toEqual([{ days: 56 }])
  await arrive(page, ruleWords.heading)
  await page.getByRole('button', { name: effect.saveAllTheSame }).click()
  await expect.poll(() => practice.query('select horizon_days as days, hold_minutes as hold, max_tries as tries from practice')).toEqual([{ days: 28, hold: 12, tries: 4 }])
  await expect(page.getByRole('button', { name: ruleWords.save })).toBeVisible()
  await page.getByLabel(policyWords.horizonDays.name, { exact: true }).fill('56')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: effect.saveAllTheSame }).click()
  await expect.poll(() => practice.query('select horizon_days as days from practice')).toEqual([{ days: 56 }])
  await page.context().close()
})

test('of two managers at one time the second is told, and keeps what was typed', async ({ browser }) => {
  const [one, two] = [await managerAt(browser, practice, at('policies')), await managerAt(browser, practice, at('policies'))]
  const cutoff = policyWords.cutoffHours.name
  await one.getByLabel(cutoff, { exact: true }).fill('30')
  await two.getByLabel(cutoff, { exact: true }).fill('40')
  await one.getByRole('button', { name: ruleWords.save }).click()
  await expect(one.getByRole('status').filter({ hasText: ruleWords.saved })).toBeVisible()
  await two.getByRole('button', { name: ruleWords.save }).click()
  await expect(two.getByRole('alert').filter({ hasText: 'was first' })).toBeVisible()
  await expect(two.getByLabel(cutoff, { exact: true })).toHaveValue('40')
  expect(await practice.query('select cutoff_hours as hours from practice')).toEqual([{ hours: 30 }])
  await two.getByRole('button', { name: ruleWords.save }).click()
  await expect(two.getByRole('status').filter({ hasText: ruleWords.saved })).toBeVisible()
  for (const page of [one, two]) await page.context().close()
})

test('without scripts: a season of a clinic, its rooms, a new clinic; patients see the address at once', async ({ browser }) => {
  const page = await managerAt(browser, practice, '/manage/clinics?clinic=tamworth', { javaScriptEnabled: false })
  await arrive(page, 'Atlas Back Pain Relief Centre')
  const season = page.getByRole('form', { name: clinicScreen.newSeason })
  await page.getByText(clinicScreen.newSeason, { exact: true }).click()
  await season.getByLabel(fields.hours.from).fill('2028-06-01')
  await season.getByLabel('Monday, closes', { exact: true }).fill('8:00')
  await season.getByRole('button', { name: clinicScreen.saveSeason }).click()
  await expect(page.getByText(fields.wrong.order).first()).toBeVisible()
  await expect(season.getByLabel(fields.hours.from)).toHaveValue('2028-06-01')
  await season.getByLabel('Monday, closes', { exact: true }).fill('14:00')
  await season.getByRole('button', { name: clinicScreen.saveSeason }).click()
  await expect(page.getByRole('heading', { level: 2, name: clinicScreen.seasons })).toBeVisible()
  await expect(page.getByText('From Thursday 1 June 2028 on', { exact: true })).toBeVisible()
  await page.getByLabel(fields.rooms.room(1)).first().fill('Garden room')
  await page.getByRole('button', { name: clinicScreen.saveRooms }).click()
  await expect(page.getByRole('status').filter({ hasText: clinicScreen.saved })).toBeVisible()
  await page.getByLabel(fields.clinic.address).fill('9 Example Parade\nTamworth')
  await page.getByRole('button', { name: clinicScreen.saveDetails }).click()
  await expect(page.getByRole('status').filter({ hasText: clinicScreen.saved })).toBeVisible()
  await page.goto('/clinics/tamworth')
  await expect(page.getByText(/9 Example Parade/).first()).toBeVisible()
  const verbs = await practice.query<{ verb: string }>(`select verb from event where verb like 'set-%' and clinic_id = 'tamworth' order by id`)
  expect(verbs.map(({ verb }) => verb)).toEqual(['set-hours', 'set-rooms', 'set-clinic'])
  await page.context().close()
})

test('somebody new: services, a photo that patients see, and leaving with appointments to come', async ({ browser }) => {
  const page = await managerAt(browser, practice, at('practitioners', '&open=new'))
  await page.getByLabel(fields.practitioner.name, { exact: true }).fill('Nell Newcomer')
  await page.getByLabel('Physiotherapist', { exact: true }).check()
  await page.getByLabel(fields.practitioner.registration('HCPC')).fill('PH9')
  await page.getByRole('button', { name: practitionerScreen.make }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Nell Newcomer' })).toBeVisible()
  await page.getByLabel('Follow-up, physiotherapist').check()
  await page.getByRole('button', { name: practitionerScreen.save, exact: true }).click()
  await expect(page).toHaveURL(/done=2$/)
  await page.getByLabel(practitionerScreen.choosePhoto).setInputFiles({ name: 'page.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') })
  await page.getByRole('button', { name: practitionerScreen.savePhoto }).click()
  await expect(page.getByText(/This is no JPEG, PNG or WebP picture/).first()).toBeVisible()
  const buffer = await sharp({ create: { width: 600, height: 900, channels: 3, background: '#874' } }).jpeg().toBuffer()
  await page.getByLabel(practitionerScreen.choosePhoto).setInputFiles({ name: 'nell.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByRole('button', { name: practitionerScreen.savePhoto }).click()
  const photo = page.getByRole('img', { name: practitionerScreen.photoOf('Nell Newcomer') })
  await expect(photo).toBeVisible()
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480)
  const answer = await page.request.get('/practitioners/nell-newcomer/photo')
  expect([answer.status(), answer.headers()['content-type'], answer.headers()['x-content-type-options']]).toEqual([200, 'image/webp', 'nosniff'])
  await arrive(page, practitionerScreen.heading)

  await page.goto(at('practitioners', '&open=tom-adeyemi'))
  await page.getByLabel(fields.practitioner.active, { exact: true }).uncheck()
  await page.getByRole('button', { name: practitionerScreen.save, exact: true }).click()
  const alert = page.getByRole('alert').filter({ hasText: effect.nothingYet })
  await expect(alert).toContainText(/removes \d+ slots and leaves \d+ appointments? without a session/)
  await arrive(page, practitionerScreen.heading)
  const said = Number(/leaves (\d+) appointment/.exec((await alert.textContent()) ?? '')?.[1])
  await page.getByRole('button', { name: effect.saveAllTheSame }).click()
  await expect(page.getByRole('status').filter({ hasText: practitionerScreen.saved })).toBeVisible()
  const [left] = await practice.query<{ n: number }>(`select count(*)::int as n from appointment
    where practitioner_id = 'tom-adeyemi' and status in ('requested', 'confirmed') and starts_at > '2027-01-13T09:40:00Z'`)
  expect(left?.n).toBe(said)
  await page.context().close()
})

test('a service: its price changes for patients, what fits nobody is refused, a longer one takes slots', async ({ browser }) => {
  const page = await managerAt(browser, practice, at('services', '&open=acupuncture-needle-free'))
  await page.getByLabel(fields.service.price).fill('43.50')
  await page.getByRole('button', { name: serviceScreen.save, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: serviceScreen.saved })).toBeVisible()
  await page.getByLabel('Idris Vaughan').check()
  await page.getByRole('button', { name: serviceScreen.save, exact: true }).click()
  await expect(page.getByText(/hasn’t the skill “needle-free”/).first()).toBeVisible()
  await page.goto('/prices')
  await expect(page.getByText('£43.50').first()).toBeVisible()
  await page.context().close()
})
