import { expect, test } from '@playwright/test'
import { unsubscribeSecret } from '@/lib/auth/unsubscribe-secret'
import { now } from '@/lib/clock'
import { reminders } from '@/lib/copy/patient/reminders'
import { db } from '@/lib/store/client'
import { createPatient } from '@/tests/factories/appointments'
import { arrive, assertNoSidewaysScroll } from '../pages/arrival'
import { arriveNowhere } from '../pages/patient-pages'
import '../reception/desk' // says which database

test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })

test('the link in a reminder stops them by a button, and has them sent again', async ({ page }) => {
  const { id } = await createPatient({ now: now(), name: 'Unreminded Ursula' })
  const wants = async () => (await db().patient.findUniqueOrThrow({ where: { id } })).reminders
  await page.goto(`/unsubscribe/${unsubscribeSecret(id)}`)
  await arrive(page, reminders.on.heading)
  await assertNoSidewaysScroll(page)
  expect(await wants()).toBe(true)
  await page.getByRole('button', { name: reminders.on.button }).click()
  await arrive(page, reminders.off.heading)
  expect(await wants()).toBe(false)
  await page.getByRole('button', { name: reminders.off.button }).click()
  await arrive(page, reminders.on.heading)
  expect(await wants()).toBe(true)
})

test('a link that nobody made leads nowhere', async ({ page }) => {
  expect((await page.goto(`/unsubscribe/r${'x'.repeat(65)}`))?.status()).toBe(404)
  await arriveNowhere(page)
})
