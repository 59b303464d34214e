import { expect, test, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { db } from '@/lib/store/client'
import { createAppointment, createPatient } from '@/tests/factories/appointments'
import { arrive } from '../pages/arrival'
import { openedName, ready, comeIn } from '../pages/staff-pages'
import { clinic, makeAppointment, makeReceptionist, zone } from './desk'
import { addDays, dayOf, instantAt } from '@/lib/core/time'

const arriveAtPatients = (page: Page) => arrive(page, 'Patients')
const arriveAtRecord = (page: Page, name: string) => arrive(page, name)
const patientOf = async (reference: string) =>
  (await db().appointment.findUniqueOrThrow({ where: { reference }, select: { patient: true } })).patient!
const settled = async (page: Page) => {
  await ready(page)
  await page.waitForLoadState('networkidle').catch(() => undefined)
}

/** Two records of one person, both with an appointment that is to come. */
async function makeTwins(name: string, other: string) {
  const kept = await patientOf((await makeAppointment('confirmed', name)).reference)
  const second = await makeAppointment('requested', other)
  const gone = await patientOf(second.reference)
  await db().patient.update({ where: { id: gone.id }, data: { phone: kept.phone, email: 'second@example.org' } })
  return { kept, gone, second }
}

test('somebody is found and opened by the keyboard alone, and is there again the next time', async ({ page }) => {
  const made = await makeAppointment('confirmed', 'Philippa Findmore')
  await comeIn(page, await makeReceptionist('Kay Board'))
  await settled(page)
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await arriveAtPatients(page)
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('philipa findm')
  await expect(page.locator('.people a').first()).toContainText(made.name)
  expect(page.url()).not.toContain('find')
  await arriveAtPatients(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await arriveAtRecord(page, made.name)
  await expect(page.locator('.record-visits')).toContainText('confirmed')
  await settled(page)
  await page.keyboard.press('Escape')
  await arriveAtPatients(page)
  await expect(page.getByRole('heading', { name: 'You looked at today' }).locator('xpath=following-sibling::ul[1]')).toContainText(made.name)
  await page.keyboard.type('zzzz qqqq')
  await expect(page.getByText('Nobody is found by that.')).toBeVisible()
  await arriveAtPatients(page)
})

test('a record is changed by the keyboard; of two at once one is told who was first, and loses nothing', async ({ page, browser }) => {
  const made = await makeAppointment('confirmed', 'Edith Twohands')
  const patient = await patientOf(made.reference)
  const [one, two] = [await makeReceptionist('Ada First'), await makeReceptionist('Bea Second')]
  const other = await (await browser.newContext()).newPage()
  await comeIn(page, one, `/reception/patients/${patient.id}`)
  await settled(page)
  await page.keyboard.press('e')
  await arrive(page, `Change ${made.name}`)
  await comeIn(other, two, `/reception/patients/${patient.id}/edit`)
  await settled(other)
  await other.getByRole('textbox', { name: 'Email' }).fill('bea@example.org')
  await other.getByLabel('No steps').check()
  await page.getByLabel('Reception’s notes').fill('Rings the bell twice')
  await other.keyboard.press('Control+Enter')
  await arriveAtRecord(other, made.name)
  await expect(other.locator('.think')).toHaveText('No steps')
  await settled(page)
  await page.getByLabel('Reception’s notes').press('Control+Enter')
  await expect(page.locator('.edit-form > [role="alert"]')).toContainText('Bea Second was first')
  await expect(page.locator('.somebody-first')).toContainText('Bea Second changed email, to think of')
  await expect(page.locator('.somebody-first')).toContainText('bea@example.org')
  await expect(page.getByLabel('Reception’s notes')).toHaveValue('Rings the bell twice')
  await arrive(page, `Change ${made.name}`)
  await page.getByRole('button', { name: 'Save mine as well' }).press('Enter')
  await arriveAtRecord(page, made.name)
  await expect(page.locator('.record-facts')).toContainText('Rings the bell twice')
  await expect(page.locator('.record-facts')).toContainText('bea@example.org')
  await expect(page.locator('.record-trail')).toContainText('Changed: reception’s notes, Ada First')
  await other.context().close()
})

test('a wrong field says what to do and keeps what was typed', async ({ page }) => {
  const patient = await patientOf((await makeAppointment('confirmed', 'Wanda Wrong')).reference)
  await comeIn(page, await makeReceptionist('Kay Board'), `/reception/patients/${patient.id}/edit`)
  await settled(page)
  await page.getByLabel('Other phone').fill('12')
  await page.getByLabel('Reception’s notes').fill('Typed before')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('Other phone')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Reception’s notes')).toHaveValue('Typed before')
  await arrive(page, 'Change Wanda Wrong')
  await page.getByLabel('Other phone').fill('')
  await page.getByRole('radio', { name: 'Never ring' }).check({ force: true })
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.edit-form > [role="alert"]')).toContainText('choose text or email')
})

test('two records are compared, merged and taken apart again by the keyboard', async ({ page }) => {
  const { kept, gone, second } = await makeTwins('Mabel Samehand', 'Mabel Samehnad')
  await comeIn(page, await makeReceptionist('Mo Merge'), '/reception/patients')
  await settled(page)
  await page.getByRole('link', { name: /Compare Mabel/ }).press('Enter')
  await arrive(page, 'One person or two?')
  await expect(page.locator('.top')).toContainText('name alike, same number, same date of birth')
  await expect(page.locator('.over-pane')).toContainText('requested')
  const typo = page.getByRole('radio', { name: 'Full name: Mabel Samehnad' })
  await typo.focus()
  await page.keyboard.press('Space')
  await settled(page)
  await page.keyboard.press('Escape')
  await arriveAtRecord(page, 'Mabel Samehand')
  await page.getByRole('link', { name: /Compare Mabel/ }).press('Enter')
  await arrive(page, 'One person or two?')
  await settled(page)
  await page.keyboard.press('Control+Enter')
  await arriveAtRecord(page, 'Mabel Samehand')
  await expect(page.locator('.record-facts')).toContainText('second@example.org')
  await expect(page.locator('.standing-merge')).toContainText('Mo Merge merged another record into this one')
  await page.goto(`/reception/patients/${gone.id}`)
  await expect(page).toHaveURL(new RegExp(kept.id))
  expect((await patientOf(second.reference)).id).toBe(kept.id)
  await page.getByRole('button', { name: 'Undo the merge' }).press('Enter')
  await expect(page.locator('.standing-merge')).toHaveCount(0)
  expect((await patientOf(second.reference)).id).toBe(gone.id)
  await page.getByRole('link', { name: /Compare Mabel/ }).press('Enter')
  await page.getByRole('button', { name: /These are two people/ }).press('Enter')
  await arriveAtPatients(page)
  await expect(page.getByRole('link', { name: /Compare Mabel/ })).toHaveCount(0)
})

test('who isn’t to be rung isn’t offered to be dialled, in the calls, the diary and the record', async ({ page }) => {
  const made = await makeAppointment('requested', 'Tess Textonly')
  const { id } = await patientOf(made.reference)
  await db().patient.update({ where: { id }, data: { ringing: 'never', tellBy: 'text' } })
  await comeIn(page, await makeReceptionist('Kay Board'))
  await expect(openedName(page)).toHaveText(made.name)
  await expect(page.locator('.call .dont-ring')).toContainText('Don’t ring: text only')
  await expect(page.locator('.call a[href^="tel:"]')).toHaveCount(0)
  await page.goto(`/reception/diary?clinic=${clinic}&day=${made.day}&open=${made.reference}`)
  await expect(page.locator('.panel .dont-ring')).toContainText('Don’t ring: text only')
  await page.getByRole('link', { name: 'Record' }).press('Enter')
  await arriveAtRecord(page, made.name)
  await expect(page.locator('.dont-ring')).toContainText('Text 07700 900')
})

test('a patient of another clinic is not there', async ({ page }) => {
  const { id } = await patientOf((await makeAppointment('confirmed', 'Olga Elsewhere')).reference)
  await comeIn(page, await makeReceptionist('Tom Tamworth', ['tamworth']))
  for (const path of ['', '/edit']) {
    expect((await page.goto(`/reception/patients/${id}${path}`))?.status()).toBe(404)
  }
})

for (const width of [320, 768]) {
  test(`the pages fit ${width} px, and pass axe in both schemes`, async ({ page }) => {
    test.setTimeout(150_000)
    await page.setViewportSize({ width, height: 900 })
    const { kept, gone } = await makeTwins('Nora Narrowly-Longname', 'Nora Narowly-Longname')
    const past = instantAt(addDays(dayOf(now(), zone), -400), width, zone)
    const given = await db().appointment.findFirstOrThrow({ where: { patientId: kept.id } })
    await createAppointment({ now: now(), at: past, clinic, practitioner: given.practitionerId, service: given.serviceId, patient: kept.id,
      traits: ['completed'] })
    await db().patient.update({ where: { id: kept.id }, data: { flags: ['steps', 'hearing'], note: 'One line\nand another', ringing: 'mobile' } })
    await comeIn(page, await makeReceptionist('Ax Core'), '/reception/patients')
    await arriveAtPatients(page)
    await page.goto(`/reception/patients/${kept.id}`)
    await arriveAtRecord(page, kept.name)
    await page.goto(`/reception/patients/${kept.id}/edit`)
    await arrive(page, `Change ${kept.name}`)
    await page.goto(`/reception/patients/${kept.id}/and/${gone.id}`)
    await arrive(page, 'One person or two?')
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('somebody is found, changed, and merged by forms', async ({ page }) => {
    const patient = await createPatient({ now: now(), name: 'Plain Formsby' })
    await comeIn(page, await makeReceptionist('Noah Script'), '/reception/patients')
    await page.getByRole('searchbox').fill('plain formsby')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('link', { name: /Plain Formsby/ }).first().click()
    await arriveAtRecord(page, 'Plain Formsby')
    await page.getByRole('link', { name: 'Change' }).click()
    await page.getByRole('textbox', { name: 'Email' }).fill('plain@example.org')
    await db().patient.update({ where: { id: patient.id }, data: { note: 'Meanwhile', version: { increment: 1 } } })
    await page.getByRole('button', { name: /Save the record/ }).click()
    await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue('plain@example.org')
    await page.getByRole('button', { name: 'Save mine as well' }).click()
    await arriveAtRecord(page, 'Plain Formsby')
    expect(await db().patient.findUniqueOrThrow({ where: { id: patient.id } })).toMatchObject({ email: 'plain@example.org', note: 'Meanwhile' })
  })
})
