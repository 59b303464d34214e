import { expect, test, type Page } from '@playwright/test'
import { db } from '@/lib/store/client'
import { now } from '@/lib/clock'
import { arrive } from '../pages/arrival'
import { opened, openedName, ready, comeIn } from '../pages/staff-pages'
import { clinic, makeReceptionist } from './desk'
import { daysAhead, emptyList, freeFor, makeWait, offerByLink, offerLinkOf, waitsOf } from './waiting'

// Who is asked first depends on who else waits: each test has the list to itself.
test.beforeEach(emptyList)

const press = (page: Page, key: string) => page.keyboard.press(key)
const arriveAtList = (page: Page) => arrive(page, /waiting$/)
const listAt = (query = '') => `/reception/waiting-list?clinic=${clinic}${query}`

test('by keyboard: a caller is put on the list, a time is offered on the telephone, declined, and taken by the next', async ({ page }) => {
  test.setTimeout(150_000)
  const desk = await makeReceptionist('Kay Board')
  const [one, two] = [`Ada ${now()}`, `Bob ${now()}`]
  await comeIn(page, desk)
  await ready(page)
  await press(page, 'g')
  await press(page, 'w')
  await arriveAtList(page)
  await ready(page)
  await press(page, 'a')
  await expect(openedName(page)).toHaveText('Put a caller on the list')
  await expect(page.getByRole('combobox', { name: /calling/ })).toBeFocused()
  await press(page, 'Control+Enter')
  await expect(page.locator('.wl-join [role="alert"]')).toContainText('what it is for')
  await page.getByLabel('Full name').fill(one)
  await page.getByLabel('Phone').fill('07700 900420')
  await page.getByLabel('What for?').selectOption('osteopathy-first')
  await page.getByRole('checkbox', { name: 'Urgent' }).check()
  await press(page, 'Control+Enter')
  await expect(openedName(page)).toHaveText(one)
  await makeWait(two, daysAhead(0), { urgent: true }, desk)
  await press(page, 'Enter')
  await expect(opened(page).getByRole('heading', { name: 'Whom it suits' })).toBeVisible()
  await arriveAtList(page)
  await press(page, 'Enter')
  await expect(openedName(page)).toHaveText(one)
  await expect(opened(page)).toContainText('Held for')
  await arriveAtList(page)
  await expect(opened(page).getByRole('button', { name: /Declines/ })).toContainText(`then ${two}`)
  await press(page, '2')
  await expect(openedName(page)).toHaveText(two)
  await press(page, '1')
  await expect(openedName(page)).toHaveText(`${two} has it`)
  await arriveAtList(page)
  expect(await waitsOf(one)).toMatchObject([{ closedAt: null, urgent: true }])
  expect(await waitsOf(two)).toMatchObject([{ outcome: 'booked' }])
  const [event] = await db().event.findMany({ where: { verb: 'take' }, orderBy: { id: 'desc' }, take: 1 })
  expect(event).toMatchObject({ actorName: 'Kay Board', detail: { from: 'held', to: 'confirmed' } })
  await press(page, 'Escape')
  await expect(opened(page)).toHaveCount(0)
  await page.getByRole('link', { name: one }).last().click()
  await expect(openedName(page)).toHaveText(one)
  await press(page, 'x')
  await expect(opened(page)).toHaveCount(0)
  expect(await waitsOf(one)).toMatchObject([{ outcome: 'withdrawn' }])
})

test('by link: each is sent their own, which the desk doesn’t see; who presses has it, and the desk sees it by itself', async ({ page, browser }) => {
  const desk = await makeReceptionist('Linda Link')
  const [one, two] = [`Cat ${now()}`, `Dan ${now()}`]
  const from = daysAhead(24)
  const wait = await makeWait(one, from, { urgent: true }, desk)
  await makeWait(two, from, { urgent: true }, desk)
  const free = await freeFor(desk, wait, from)
  await comeIn(page, desk, listAt(`&day=${from}&with=${free.practitioner}&start=${free.start}`))
  await ready(page)
  for (const box of await opened(page).getByRole('checkbox').all()) await box.uncheck()
  await press(page, 'l')
  await expect(opened(page).getByRole('alert')).toContainText('at least one')
  for (const name of [one, two]) await opened(page).getByRole('checkbox', { name }).check()
  await press(page, 'l')
  await expect(openedName(page)).toHaveText('Offered to 2 by link')
  await arriveAtList(page)
  await expect(opened(page)).toContainText('a link of their own')
  expect(await page.content()).not.toContain('/offers/')
  const patient = await (await browser.newContext()).newPage()
  await patient.goto(await offerLinkOf(wait))
  await patient.getByRole('button', { name: 'Yes, I take it' }).click()
  await expect(patient.getByRole('heading', { level: 1 })).toHaveText('It is yours')
  await expect(openedName(page)).toHaveText(`${one} has it`)
  await expect(opened(page)).toContainText('another was first')
  await patient.context().close()
})

test('two receptionists at one time: one has it, the other is told who', async ({ page, browser }) => {
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const from = daysAhead(46)
  const name = `Eve ${now()}`
  const wait = await makeWait(name, from, { urgent: true }, one)
  const free = await freeFor(one, wait, from)
  const other = await (await browser.newContext()).newPage()
  for (const [at, account] of [[page, one], [other, two]] as const) {
    await at.route('**/api/v1/events**', (route) => route.abort())
    await comeIn(at, account, listAt(`&day=${from}&with=${free.practitioner}&start=${free.start}`))
    await ready(at)
  }
  await press(page, 'Enter')
  await expect(opened(page)).toContainText('Held for')
  await press(other, 'Enter')
  await expect(opened(other).getByRole('alert')).toContainText(/just been offered a time by Ada First/)
  await press(page, 'x')
  await expect(opened(page)).toHaveCount(0)
  await other.context().close()
})

test('after a cancellation the diary says who waits for the time, and leads there', async ({ page }) => {
  const desk = await makeReceptionist('Can Celled')
  const from = daysAhead(40)
  const name = `Fay ${now()}`
  const wait = await makeWait(name, from, { urgent: true }, desk)
  const { practitioner, start } = await freeFor(desk, wait, from)
  const service = await db().service.findUniqueOrThrow({ where: { id: 'osteopathy-first' } })
  const { createAppointment } = await import('@/tests/factories/appointments')
  const made = await createAppointment({ now: now(), at: start, clinic, practitioner, service: service.id, traits: ['confirmed'] })
  await comeIn(page, desk)
  const day = new Date(start).toISOString().slice(0, 10)
  await page.goto(`/reception/diary?clinic=${clinic}&day=${day}&open=${made.reference}`)
  await ready(page)
  await press(page, 'x')
  await expect(openedName(page)).toHaveText(/^Cancel /)
  await press(page, '1')
  await press(page, 'Enter')
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Cancelled')
  await opened(page).getByRole('link', { name: /waiting for this/ }).click()
  await arriveAtList(page)
  await expect(opened(page)).toContainText(name)
})

const looks = [
  { colorScheme: 'light', viewport: { width: 1366, height: 768 } }, { colorScheme: 'dark', viewport: { width: 768, height: 1024 } },
  { colorScheme: 'dark', viewport: { width: 320, height: 700 } },
] as const

for (const look of looks) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look)
    test('every pane passes axe, and nothing scrolls sideways', async ({ page }) => {
      test.setTimeout(150_000)
      const desk = await makeReceptionist('Ax Core')
      const from = daysAhead(33)
      const waits = [await makeWait(`Gus ${now()}`, from, { note: 'Rings twice' }), await makeWait(`Hal ${now()}`, from)]
      const free = await freeFor(desk, waits[0] ?? '', from)
      await comeIn(page, desk)
      for (const query of ['', '&list=join', `&wait=${waits[0]}`, `&day=${from}&with=${free.practitioner}&start=${free.start}`, '&offer=00000000-0000-4000-8000-000000000000', '&with=nobody&start=1900000000000']) {
        await page.goto(listAt(query))
        await ready(page)
        await arriveAtList(page)
      }
      await offerByLink(desk, waits, from)
      const [offer] = await db().offer.findMany({ orderBy: { madeAt: 'desc' }, take: 1 })
      await page.goto(listAt(`&offer=${offer?.id}`))
      await ready(page)
      await arriveAtList(page)
    })
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('a caller is put on the list, offered a time and taken off, by forms', async ({ page }) => {
    const desk = await makeReceptionist('Noah Script')
    const name = `Ida ${now()}`
    await comeIn(page, desk, listAt('&list=join'))
    await page.getByLabel('Full name').fill(name)
    await page.getByLabel('Phone').fill('07700 900421')
    await page.getByRole('button', { name: /Put them on/ }).click()
    await expect(page.locator('.wl-join [role="alert"]')).toContainText('what it is for')
    await expect(page.getByLabel('Full name')).toHaveValue(name)
    await page.getByLabel('What for?').selectOption('osteopathy-first')
    await page.getByRole('checkbox', { name: 'Urgent' }).check()
    await page.getByRole('button', { name: /Put them on/ }).click()
    await expect(openedName(page)).toHaveText(name)
    await opened(page).getByRole('link', { name: /Free for them/ }).click()
    await page.locator('.wl-ring').getByRole('button').click()
    await expect(openedName(page)).toHaveText(name)
    await page.getByRole('button', { name: /Take it back/ }).click()
    await page.getByRole('link', { name }).last().click()
    await page.getByRole('button', { name: /No longer needs/ }).click()
    expect(await waitsOf(name)).toMatchObject([{ outcome: 'withdrawn' }])
  })
})
