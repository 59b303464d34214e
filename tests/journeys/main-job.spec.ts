import { expect, test, type BrowserContextOptions, type Page } from '@playwright/test'
import { dayOf, mediumDate, parseInstant, type Day } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { accountOf, arriveAtCalls, arriveAtMyDay, ready, signIn } from './pages/staff-pages'
import { arriveAtCheck, arriveRequested, arthur, fillInDetails, times } from './pages/patient-pages'
import { openTimes, weeksAhead } from './patient/ways'
import { confirmOpenCall, openCallOf } from './reception/confirming'
import { makeReceptionist, zone } from './reception/desk'

// The main job, across its three people, each in a browser of their own.

const name = 'Mabel Mainway'

const practitioner = () => accountOf('practitioner')
const clinic = () => practitioner().clinics[0] ?? ''

/** A patient without JavaScript, one press away from asking. */
async function readyToAsk(page: Page): Promise<Day> {
  const { practitionerId } = await db().staff.findUniqueOrThrow({ where: { email: practitioner().email } })
  const way = { clinic: clinic(), profession: 'osteopath', service: 'osteopathy-first', practitioner: practitionerId ?? '' }
  await openTimes(page, weeksAhead(1), way)
  const wanted = times(page).last()
  const start = parseInstant((await wanted.getAttribute('value')) ?? '') ?? NaN
  await wanted.click()
  await fillInDetails(page, { ...arthur, name })
  await arriveAtCheck(page)
  return dayOf(start, zone)
}

test('asked for without JavaScript, on the open call list by itself, confirmed, in the day', async ({ browser }) => {
  test.slow()
  const open = async (options: BrowserContextOptions) => (await browser.newContext(options)).newPage()
  const [patient, desk, treating] = [
    await open({ javaScriptEnabled: false }), await open({ viewport: { width: 1366, height: 768 } }), await open({}),
  ]
  await signIn(desk, await makeReceptionist('Rhona Ringer', [clinic()]))
  await arriveAtCalls(desk)
  await ready(desk)
  const day = await readyToAsk(patient)
  const row = desk.locator('.worklist a.name').filter({ hasText: name })
  await expect(row).toHaveCount(0)
  const answered = patient.waitForResponse((response) => response.request().method() === 'POST')
  await patient.getByRole('button', { name: 'Ask for this time' }).click({ noWaitAfter: true })
  expect((await answered).status()).toBe(303)
  await expect(row).toBeVisible()
  await arriveRequested(patient)
  await openCallOf(desk, name)
  await confirmOpenCall(desk, name)
  await signIn(treating, practitioner())
  await treating.goto(`/day?day=${day}`)
  await arriveAtMyDay(treating, mediumDate(day))
  const turn = treating.locator('.my-now, .my-next, .turn').filter({ hasText: name })
  await expect(turn).toBeVisible()
  await expect(turn).toContainText(/confirmed/i)
  for (const page of [patient, desk, treating]) await page.context().close()
})
