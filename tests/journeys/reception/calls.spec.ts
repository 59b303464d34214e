import { expect, test, type Page } from '@playwright/test'
import { addDays, dayOf } from '@/lib/core/time'
import { now } from '@/lib/clock'
import { arriveAtCalls, openedName, ready, comeIn } from '../pages/staff-pages'
import { makeAppointment, makeReceptionist, statusOf, zone } from './desk'

test.describe.configure({ mode: 'serial' })

const press = (page: Page, key: string) => page.keyboard.press(key)

/** What each outcome asks for besides its number, typed on the keyboard. */
const more: Record<string, (page: Page) => Promise<void>> = {
  '2': async (page) => {
    await page.locator('[name="moveTo"]').first().focus()
    await press(page, 'Space')
  },
  '6': async (page) => {
    await page.getByLabel('Day', { exact: true }).fill(addDays(dayOf(now(), zone), 1))
    await page.getByLabel('Time', { exact: true }).fill('11:15')
    await press(page, 'Escape')
  },
}

const outcomes = [
  { key: '1', outcome: 'confirmed', status: 'confirmed' },
  { key: '2', outcome: 'moved', status: 'confirmed' },
  { key: '3', outcome: 'no-answer', status: 'requested' },
  { key: '4', outcome: 'voicemail', status: 'requested' },
  { key: '5', outcome: 'wrong-number', status: 'requested' },
  { key: '6', outcome: 'call-back', status: 'requested' },
  { key: '7', outcome: 'declined', status: 'cancelled' },
]

test('calls by keyboard alone: every outcome, and what comes next said before it is saved', async ({ page }) => {
  test.setTimeout(120_000)
  const desk = await makeReceptionist('Kay Board')
  const made = []
  for (const [i, { outcome }] of outcomes.entries()) made.push(await makeAppointment('requested', `Call ${outcome}`, i))
  await comeIn(page, desk)
  await arriveAtCalls(page)
  await ready(page)
  for (const [i, { key }] of outcomes.entries()) {
    await expect(openedName(page)).toHaveText(made[i]?.name ?? '')
    await press(page, 'c')
    await expect(page.locator('.claim-line')).toContainText('Yours for')
    await press(page, key)
    await more[key]?.(page)
    await expect(page.locator('.next-steps .of-none')).toBeHidden()
    await press(page, 'n')
    await page.keyboard.type('Said on the telephone')
    await press(page, 'Enter')
    if (key === '5') {
      // A wrong number stays open with its ways forward; from there the next call is one key on.
      await expect(page.locator('.wrong-number')).toBeVisible()
      await press(page, 'Escape')
      await press(page, 'F2')
    }
  }
  await expect(openedName(page)).not.toHaveText('Call declined')
  for (const [i, { outcome, status }] of outcomes.entries()) {
    const found = await statusOf(made[i]?.reference ?? '')
    expect(found).toMatchObject({ status, outcomes: [outcome] })
    if (status === 'requested') expect(found.nextTryAt?.getTime()).toBeGreaterThan(now())
  }
})

test('an outcome without what it asks for is refused, and nothing typed is lost', async ({ page }) => {
  const desk = await makeReceptionist('Kay Board')
  const made = await makeAppointment('requested', 'Nina Wrong')
  await comeIn(page, desk)
  await expect(openedName(page)).toHaveText(made.name)
  await ready(page)
  await press(page, '6')
  await press(page, 'n')
  await page.keyboard.type('Rang out')
  await press(page, 'Enter')
  await expect(page.locator('.attempt [role="alert"]')).toContainText('the day and the time')
  await expect(page.getByLabel(/Note/)).toHaveValue('Rang out')
  await expect(page.getByRole('radio', { name: 'Call back at' })).toBeChecked()
  await page.getByRole('radio', { name: 'Declined' }).check()
  await page.getByRole('button', { name: 'Save, next call' }).click()
  await expect(openedName(page)).not.toHaveText(made.name)
})

test('two receptionists at one call: one has it, the other is told who, and sees it when it is let go', async ({ page, browser }) => {
  const made = await makeAppointment('requested', 'Tug Ofwar')
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const other = await (await browser.newContext()).newPage()
  await Promise.all([comeIn(page, one), comeIn(other, two)])
  for (const at of [page, other]) await expect(openedName(at)).toHaveText(made.name)
  await Promise.all([ready(page), ready(other)])
  await Promise.all([press(page, 'c'), press(other, 'c')])
  const won = async (at: Page) => (await at.locator('.claim-line').getByText('Yours for').count()) === 1
  await expect.poll(async () => [await won(page), await won(other)].filter(Boolean).length).toBe(1)
  const [winner, loser, name] = (await won(page)) ? [page, other, 'Ada'] : [other, page, 'Bea']
  await expect(loser.locator('.call')).toContainText(new RegExp(`${name} .* (is ringing|has this call)`))
  await press(winner, 'Escape')
  await expect(loser.getByRole('button', { name: 'Claim', exact: true })).toBeVisible()
  await press(loser, '7')
  await expect(loser.getByRole('radio', { name: 'Declined' })).toBeChecked()
  await press(loser, 'Enter')
  await expect.poll(async () => (await statusOf(made.reference)).status).toBe('cancelled')
  await other.context().close()
})

test('a call that another closes leaves the note on screen, and no other call takes its place', async ({ page, browser }) => {
  const made = await makeAppointment('requested', 'Half Written')
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const other = await (await browser.newContext()).newPage()
  await Promise.all([comeIn(page, one), comeIn(other, two)])
  for (const at of [page, other]) await expect(openedName(at)).toHaveText(made.name)
  await Promise.all([ready(page), ready(other)])
  await press(page, 'n')
  await page.keyboard.type('Rings back af')
  await press(other, '1')
  await press(other, 'Enter')
  await expect(openedName(page)).toHaveText('Off the list')
  const note = page.getByLabel(`Your note on ${made.name}`)
  await expect(note).toBeFocused()
  await page.keyboard.type('ter 1')
  await expect(note).toHaveValue('Rings back after 1')
  await arriveAtCalls(page)
  await page.getByRole('button', { name: 'Save it on the appointment' }).click()
  await expect(page.getByText('Saved on the appointment.')).toBeVisible()
  expect((await statusOf(made.reference)).note).toBe('Rings back after 1')
  await page.getByRole('link', { name: /Next call/ }).click()
  await expect(openedName(page)).not.toHaveText('Off the list')
  await other.context().close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('a call is claimed and confirmed by forms', async ({ page }) => {
    const desk = await makeReceptionist('Noah Script')
    const made = await makeAppointment('requested', 'Plain Form')
    await comeIn(page, desk)
    await arriveAtCalls(page)
    await page.getByRole('link', { name: made.name }).first().click()
    await page.locator('.claim-line').getByRole('button').click()
    await expect(page.locator('.claim-line')).toContainText('Yours for')
    await page.getByRole('radio', { name: 'Confirmed' }).check()
    await page.getByRole('button', { name: /Save, next call/ }).click()
    await expect.poll(async () => (await statusOf(made.reference)).status).toBe('confirmed')
  })
})
