import { expect, test, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { addDays, dayOf, instantAt, weekdayOf, type Day } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { createStaff } from '@/tests/factories/staff'
import { arrive } from '../pages/arrival'
import { tabTo } from '../pages/keyboard'
import { arriveAtDiary, opened, openedName, ready, comeIn } from '../pages/staff-pages'
import { clinic, makeReceptionist, statusOf, zone, type Desk } from './desk'
import { randomUUID } from 'node:crypto'

const arriveAtChange = (page: Page) => arrive(page, 'A day has to change')
const arriveAtToTell = async (page: Page) => {
  await ready(page)
  await arrive(page, /to tell$/)
}
const arriveAtWeek = async (page: Page) => {
  await ready(page)
  await arrive(page, /week$/)
}

interface Afternoon {
  practitioner: string
  day: Day
  /** References of the patients by name. */
  references: Record<string, string>
}

/** Somebody who is in on an afternoon to come, with these patients booked. */
async function makeAfternoon(names: string[], from: number): Promise<Afternoon> {
  for (let ahead = from; ahead < from + 10; ahead += 1) {
    const day = addDays(dayOf(now(), zone), ahead)
    const sessions = await db().rotaSession.findMany({
      where: { clinicId: clinic, weekday: weekdayOf(day), everyWeeks: 1, fromMinute: { lte: 840 }, toMinute: { gte: 1020 }, validFrom: { lte: new Date(day) },
        validUntil: null, practitioner: { active: true } },
      orderBy: { practitionerId: 'asc' },
    })
    for (const session of sessions) {
      const given = await db().practitionerService.findFirst({ where: { practitionerId: session.practitionerId, service: { minutes: 30, skill: null, active: true } } })
      const references = given ? await bookAll(names, { ...session, service: given.serviceId, day }) : null
      if (references) return { practitioner: session.practitionerId, day, references }
    }
  }
  throw new Error('nobody is in on an afternoon to come')
}

async function bookAll(names: string[], at: { practitionerId: string; roomId: string | null; service: string; day: Day }): Promise<Record<string, string> | null> {
  const references: Record<string, string> = {}
  let wall = 840
  for (const name of names) {
    const patient = await createPatient({ now: now(), name })
    while (references[name] === undefined && wall <= 1020) {
      try {
        const made = await createAppointment({ now: now(), at: instantAt(at.day, wall, zone), clinic, practitioner: at.practitionerId, service: at.service, room: at.roomId, patient: patient.id })
        references[name] = made.reference
      } catch { /* somebody is there */ }
      wall += 15
    }
    if (references[name] === undefined) return null
  }
  return references
}

const changeAt = ({ practitioner, day }: Afternoon, rest = '') => `/reception/changes?clinic=${clinic}&who=${practitioner}&day=${day}&at=12:00&why=unwell${rest}`

const rowOf = (page: Page, name: string) => page.getByLabel(`What happens to ${name}`)

async function makeManager(name: string): Promise<Desk> {
  const [email, password] = [`${randomUUID()}@example.org`, randomUUID()]
  const clinics = (await db().clinic.findMany()).map(({ id }) => id)
  return { actor: await createStaff({ now: now(), name, email, password, clinics, traits: ['manager'] }), email, password }
}

test('ill from noon, by keyboard: proposals are looked at, two changed, all applied, and ticked off', async ({ page }) => {
  test.setTimeout(150_000)
  const names = ['Ursula Ill-Noon', 'Vera Ill-Noon', 'Wanda Ill-Noon']
  const made = await makeAfternoon(names, 17)
  const [moved = '', cancelled = '', left = ''] = names
  await comeIn(page, await makeReceptionist('Ida Changes'))
  await ready(page)
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await arriveAtToTell(page)
  await page.keyboard.press('n')
  await arriveAtChange(page)
  const who = await db().practitioner.findUniqueOrThrow({ where: { id: made.practitioner } })
  await tabTo(page, page.getByLabel('Who', { exact: true }))
  await page.keyboard.type(who.name)
  await page.getByLabel('First day').fill(made.day)
  await page.getByLabel('From').fill('12:00')
  await tabTo(page, page.getByLabel('Why'))
  await page.keyboard.type('Unw')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(/can’t stay/)
  await arriveAtChange(page)
  for (const name of names) await expect(rowOf(page, name)).toBeVisible()
  await tabTo(page, rowOf(page, cancelled))
  await page.keyboard.type('Cancel')
  await tabTo(page, rowOf(page, left))
  await page.keyboard.type('Leave')
  await expect(page.getByText(/moved, 1 cancelled, 1 left/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await arriveAtToTell(page)
  await expect(page.getByText(/^Applied: \d+ moved, 1 cancelled, 1 left/)).toBeVisible()
  expect((await statusOf(made.references[cancelled] ?? '')).status).toBe('cancelled')
  const place = await db().appointment.findUniqueOrThrow({ where: { reference: made.references[moved] ?? '' } })
  expect(place.practitionerId !== made.practitioner || place.startsAt.getTime() < instantAt(made.day, 720, zone) || dayOf(place.startsAt.getTime(), zone) !== made.day).toBe(true)

  await page.getByRole('link', { name: moved }).first().focus()
  await page.keyboard.press('Enter')
  await expect(openedName(page)).toHaveText(moved)
  await expect(opened(page)).toContainText('we have had to change your appointment')
  await page.keyboard.press('1')
  await expect(page.getByRole('link', { name: moved })).toHaveCount(0)

  await page.getByRole('link', { name: cancelled }).first().focus()
  await page.keyboard.press('Enter')
  await expect(openedName(page)).toHaveText(cancelled)
  await page.keyboard.press('3')
  await expect(page.locator('tr', { hasText: cancelled })).toContainText('Ida Changes')

  await page.getByRole('link', { name: left }).first().focus()
  await page.keyboard.press('Enter')
  await expect(openedName(page)).toHaveText(left)
  await page.keyboard.press('m')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/to tell$/)
  await expect(page).toHaveURL(new RegExp(`open=${made.references[left] ?? ''}.*do=move`))
})

test('a place that goes meanwhile: nothing is changed, the row is marked with another, the other choices stand', async ({ page }) => {
  const names = ['Xenia Late', 'Yves Late']
  const made = await makeAfternoon(names, 8)
  const [gone = '', kept = ''] = names
  await comeIn(page, await makeReceptionist('Otto Taken'))
  await page.route('**/api/v1/events**', (route) => route.abort())
  await page.goto(changeAt(made))
  await ready(page)
  await rowOf(page, kept).selectOption('leave')
  const place = await rowOf(page, gone).inputValue()
  const [start = '', practitioner = '', room = ''] = place.split(' ')
  const { serviceId } = await db().appointment.findUniqueOrThrow({ where: { reference: made.references[gone] ?? '' } })
  await createAppointment({ now: now(), at: Number(start), clinic, practitioner, service: serviceId, room: room === '-' ? null : room })
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.refused')).toContainText('Nothing was changed')
  await expect(page.locator('tr', { hasText: gone })).toContainText('That place has gone')
  await expect(rowOf(page, kept)).toHaveValue('leave')
  await expect(rowOf(page, gone)).not.toHaveValue(place)
  expect(await db().absence.count({ where: { practitionerId: made.practitioner, startsAt: new Date(instantAt(made.day, 720, zone)) } })).toBe(0)
  await page.keyboard.press('Control+Enter')
  await arriveAtToTell(page)
})

test('without a script the plan is applied as well', async ({ browser }) => {
  const made = await makeAfternoon(['Zoe Scriptless'], 30)
  const desk = await makeReceptionist('Paula Paper')
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/signin')
  await page.getByLabel('Work email').fill(desk.email)
  await page.getByLabel('Password').fill(desk.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.goto(changeAt(made))
  await rowOf(page, 'Zoe Scriptless').selectOption('cancel')
  await page.getByRole('button', { name: /Apply all of it/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/to tell$/)
  expect((await statusOf(made.references['Zoe Scriptless'] ?? '')).status).toBe('cancelled')
  await context.close()
})

test('the week: from the diary and back; a manager opens extra time, reception has no button for it', async ({ page }) => {
  const made = await makeAfternoon(['Walter Week'], 12)
  await comeIn(page, await makeReceptionist('Rita Week'), `/reception/diary?clinic=${clinic}&day=${made.day}`)
  await ready(page)
  const { name } = await db().practitioner.findUniqueOrThrow({ where: { id: made.practitioner } })
  await page.getByRole('columnheader').getByRole('link', { name }).click()
  await arriveAtWeek(page)
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('link', { name: 'Walter Week' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Open extra time/ })).toHaveCount(0)
  expect(await grid.locator('[role="gridcell"] a[tabindex="0"], [role="gridcell"][tabindex="0"]').count()).toBe(1)
  await page.goto(`/reception/week?clinic=${clinic}&practitioner=${made.practitioner}&day=${made.day}&do=extra`)
  await expect(opened(page)).toHaveCount(0)
  await grid.getByRole('link', { name: 'Walter Week' }).focus()
  await page.keyboard.press('Enter')
  await expect(openedName(page)).toHaveText('Walter Week')

  await page.context().clearCookies()
  await comeIn(page, await makeManager('Mona Extra'))
  let sunday = made.day
  while (weekdayOf(sunday) !== 7) sunday = addDays(sunday, 1)
  await page.goto(`/reception/week?clinic=${clinic}&practitioner=${made.practitioner}&day=${sunday}`)
  await arriveAtWeek(page)
  await page.keyboard.press('e')
  await expect(openedName(page)).toHaveText('Extra time')
  await page.getByLabel('From').fill('12:00')
  await page.getByLabel('To', { exact: true }).fill('10:00')
  await page.keyboard.press('Control+Enter')
  await expect(opened(page)).toContainText('It ends before it begins')
  await page.getByLabel('From').fill('10:00')
  await page.getByLabel('To', { exact: true }).fill('12:00')
  await page.keyboard.press('Control+Enter')
  await expect(opened(page)).toHaveCount(0)
  await expect(grid.getByRole('columnheader').last()).not.toContainText('Not in')
})

for (const look of [
  { colorScheme: 'light', viewport: { width: 1366, height: 768 } }, { colorScheme: 'dark', viewport: { width: 768, height: 1024 } },
  { colorScheme: 'light', viewport: { width: 320, height: 700 } },
] as const) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look)
    test('the change, those to tell and the week pass axe, and nothing scrolls sideways', async ({ page }) => {
      test.setTimeout(150_000)
      const made = await makeAfternoon(['Axel Look'], 5)
      await comeIn(page, await makeManager('Ax Core'), `/reception/changes?clinic=${clinic}`)
      await arriveAtChange(page)
      await page.goto(`/reception/changes?clinic=${clinic}&who=&day=2020-02-30&why=unwell`)
      await arriveAtChange(page)
      await page.goto(changeAt(made))
      await ready(page)
      await arriveAtChange(page)
      await page.goto(`/reception/to-tell?clinic=${clinic}`)
      await arriveAtToTell(page)
      for (const extra of ['', '&do=extra']) {
        await page.goto(`/reception/week?clinic=${clinic}&practitioner=${made.practitioner}&day=${made.day}${extra}`)
        await arriveAtWeek(page)
      }
      await page.goto(`/reception/diary?clinic=${clinic}&day=${made.day}`)
      await arriveAtDiary(page, /./)
    })
  })
}
