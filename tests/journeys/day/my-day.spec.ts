import { expect, test } from '@playwright/test'
import { now } from '@/lib/clock'
import { addDays, dayOf, instantAt, mediumDate } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { accountOf, arriveAtMyDay, signIn } from '../pages/staff-pages'
import { statusOf, zone } from '../reception/desk'

const account = () => accountOf('practitioner')

/** An appointment of the demo practitioner's today, in the small hours, where nothing else is. */
async function makeMine(name: string, hour: number) {
  const staff = await db().staff.findUniqueOrThrow({ where: { email: account().email } })
  const practitioner = staff.practitionerId ?? ''
  const given = await db().practitionerService.findFirstOrThrow({ where: { practitionerId: practitioner, service: { minutes: 30 } } })
  const at = now()
  const patient = await createPatient({ now: at, name })
  return createAppointment({
    now: at, at: instantAt(dayOf(at, zone), hour * 60, zone), clinic: account().clinics[0] ?? '', practitioner,
    service: given.serviceId, patient: patient.id, traits: ['confirmed', 'first-visit'],
  })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
    test('arrived, then completed', async ({ page }) => {
      const name = javaScriptEnabled ? 'Early Riser' : 'Earlier Riser'
      const made = await makeMine(name, javaScriptEnabled ? 4 : 2)
      await signIn(page, account())
      await arriveAtMyDay(page, mediumDate(dayOf(now(), zone)))
      const mine = page.locator('.my-now, .my-next, .my-list li').filter({ hasText: name }).first()
      if (await mine.locator('summary').count()) await mine.locator('summary').click()
      await mine.getByRole('button', { name: 'Arrived' }).click()
      await expect.poll(async () => (await statusOf(made.reference)).status).toBe('arrived')
      await page.getByRole('button', { name: /^Complete/ }).filter({ visible: true }).first().waitFor()
      await page.reload()
      const here = page.locator('.my-now, .my-next, .my-list li').filter({ hasText: name }).first()
      await here.getByRole('button', { name: /^Complete/ }).or(page.locator('.my-bar').getByRole('button', { name: new RegExp(name) })).first().click()
      await expect.poll(async () => (await statusOf(made.reference)).status).toBe('completed')
    })
  })
}

for (const look of [{ colorScheme: 'light', width: 390 }, { colorScheme: 'dark', width: 320 }, { colorScheme: 'light', width: 1280 }] as const) {
  test(`my day passes axe: ${look.colorScheme}, ${look.width} px`, async ({ page }) => {
    await page.setViewportSize({ width: look.width, height: 844 })
    await page.emulateMedia({ colorScheme: look.colorScheme })
    await signIn(page, account())
    const today = dayOf(now(), zone)
    for (const day of [today, addDays(today, 1), addDays(today, -1)]) {
      await page.goto(`/day?day=${day}`)
      await arriveAtMyDay(page, mediumDate(day))
    }
  })
}
