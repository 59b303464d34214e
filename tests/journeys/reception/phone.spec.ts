import { expect, test, type Page } from '@playwright/test'
import { arrive } from '../pages/arrival'
import { ready, comeIn } from '../pages/staff-pages'
import { clinic, makeReceptionist } from './desk'
import { makeRegular, toComeOf } from './phone-desk'

const phone = `/reception/phone?clinic=${clinic}`
const search = (page: Page) => page.getByRole('combobox', { name: 'Name, phone number or date of birth' })
const options = (page: Page) => page.locator('.hits:not([data-stale])').getByRole('option')
const times = (page: Page) => page.locator('.slot')

export async function arriveByPhone(page: Page): Promise<void> {
  await ready(page)
  await arrive(page, 'Book by phone')
}

/** Counts what is pressed; typing counts letter by letter, a key with Ctrl twice. */
function keyboard(page: Page) {
  let presses = 0
  return {
    type: async (text: string) => {
      presses += text.length
      await page.keyboard.type(text)
    },
    press: async (key: string) => {
      presses += key.split('+').length
      await page.keyboard.press(key)
    },
    count: () => presses,
  }
}

const regulars = [
  ['Ottoline Fennimore', '1968-03-14', 'fennim'], ['Barnaby Quillfeather', '1975-07-02', 'quill'], ['Zebedee Marchbanks', '1990-12-24', 'marchb'],
  ['Perpetua Dunwoody', '1944-05-30', 'dunwo'], ['Caspian Ledgerwood', '2001-01-09', 'ledge'],
] as const

test('a known patient’s next visit takes at most twelve presses at the median, by keyboard alone', async ({ page }) => {
  test.setTimeout(180_000)
  const people = await Promise.all(regulars.map(async ([name, born, typed]) => ({ ...await makeRegular(name, born), typed })))
  await comeIn(page, await makeReceptionist('Twelve Keys'))
  await ready(page)
  await page.keyboard.press('/')
  await arriveByPhone(page)
  const counts: number[] = []
  for (const { id, name, typed } of people) {
    const keys = keyboard(page)
    await expect(search(page)).toBeFocused()
    await keys.type(typed)
    await expect(options(page).first()).toContainText(name.split(' ')[1] ?? '')
    await keys.press('Enter')
    await expect(page.locator('.chosen h3')).toHaveText(name)
    await expect(times(page).first()).toBeFocused()
    await keys.press('Enter')
    await expect(page.locator('.readback blockquote')).toContainText('Is that right?')
    await keys.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Booked: ${name}`)
    counts.push(keys.count())
    expect(await toComeOf(id)).toMatchObject([{ status: 'confirmed', source: 'phone', courseId: null }])
    await arrive(page, `Booked: ${name}`)
    await page.keyboard.press('Enter')
  }
  const median = counts.sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? Infinity
  console.log(`presses: ${counts.join(', ')}; median ${median}`)
  expect(median).toBeLessThanOrEqual(12)
})

test('a course of six, as said, is booked in one go; its references are told', async ({ page }) => {
  const regular = await makeRegular('Evangeline Thistlewood', '1981-10-30')
  await comeIn(page, await makeReceptionist('Course Maker'), `${phone}&patient=${regular.id}`)
  await arriveByPhone(page)
  await expect(times(page).first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.locator('.course li')).toHaveCount(1)
  await page.keyboard.press('F6')
  await page.keyboard.type('6')
  await expect(page.locator('.course > li')).toHaveCount(6)
  await expect(page.locator('.readback blockquote')).toContainText('together')
  await arriveByPhone(page)
  const said = await page.locator('.readback .act.main').innerText()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Booked: Evangeline Thistlewood')
  const booked = await toComeOf(regular.id)
  expect(booked.length).toBeGreaterThanOrEqual(4)
  expect(said).toContain(booked.length === 6 ? 'six' : 'Book')
  expect(new Set(booked.map(({ courseId }) => courseId)).size).toBe(1)
  for (const { reference } of booked) await expect(page.getByText(reference)).toBeVisible()
})

test('somebody new is booked with what is said on the line', async ({ page }) => {
  await comeIn(page, await makeReceptionist('New Caller'), phone)
  await arriveByPhone(page)
  await search(page).pressSequentially('Hepzibah Nightingale-Crow')
  await expect(options(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  // At once: what is said while the form is on its way is not lost, nor is it taken for the page's own keys.
  await page.keyboard.type('07700 900 321')
  await expect(page.getByRole('textbox', { name: 'Phone', exact: true })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Phone', exact: true })).toHaveValue('07700 900 321')
  expect(page.url()).not.toMatch(/hepzibah|off=/i)
  await page.keyboard.press('Enter')
  await page.keyboard.type('03091977')
  await page.getByRole('radio', { name: /^First visit/ }).first().check({ force: true })
  await expect(times(page).first()).toBeVisible()
  await page.keyboard.press('F4')
  await page.keyboard.press('Enter')
  await expect(page.locator('.readback blockquote')).toContainText('Is that right?')
  await arriveByPhone(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Booked: Hepzibah Nightingale-Crow')
})

test('what is pressed while other times are on their way is not lost and books nothing', async ({ page }) => {
  const regular = await makeRegular('Thomasina Bellweather', '1972-08-19')
  await comeIn(page, await makeReceptionist('Quick Fingers'), `${phone}&patient=${regular.id}`)
  await arriveByPhone(page)
  await expect(times(page).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('.readback blockquote')).toContainText('Is that right?')
  let answer = (): void => undefined
  const held = new Promise<void>((resolve) => { answer = resolve })
  await page.route(/times=6/, async (route) => {
    await held
    await route.continue()
  })
  await page.keyboard.press('F6')
  await page.keyboard.type('6')
  await expect(page.locator('.readback .act.main')).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  expect(await toComeOf(regular.id)).toEqual([])
  answer()
  await expect(page.locator('.filters').getByRole('button', { name: 'Mornings' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('.course > li')).toHaveCount(6)
  expect(await toComeOf(regular.id)).toEqual([])
})

test('filters are pressed with their keys, and stay pressed', async ({ page }) => {
  const regular = await makeRegular('Leopold Farthingale', '1959-02-11')
  await comeIn(page, await makeReceptionist('Filter Presser', [clinic, 'tamworth']), `${phone}&patient=${regular.id}`)
  await arriveByPhone(page)
  await expect(times(page).first()).toBeFocused()
  const pressed = (name: RegExp) => page.locator('.filters').getByRole('button', { name })
  for (const [key, name] of [['m', /Mornings/], ['o', /too/], ['1', /Mon/], ['s', /Soonest/]] as const) {
    await page.keyboard.press(key)
    await expect(pressed(name)).toHaveAttribute('aria-pressed', 'true')
  }
  await expect(page.locator('.frees tbody th').filter({ hasText: 'Mon' })).toHaveCount(0)
  await page.keyboard.press('e')
  await expect(pressed(/Mornings/)).toHaveAttribute('aria-pressed', 'false')
  await arriveByPhone(page)
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })
  test('a caller is found, a time chosen, and booked', async ({ page }) => {
    const regular = await makeRegular('Wilhelmina Scattergood', '1966-06-16')
    await comeIn(page, await makeReceptionist('Plain Paper'), phone)
    await page.getByRole('searchbox', { name: 'Name, phone number or date of birth' }).fill('scattergood 1966')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    expect(page.url()).not.toMatch(/scattergood/i)
    await page.getByRole('link', { name: /Scattergood/ }).click()
    await expect(page.locator('.chosen h3')).toHaveText(regular.name)
    await page.getByRole('button', { name: 'Mornings' }).click()
    await expect(page.getByRole('button', { name: 'Mornings' })).toHaveAttribute('aria-pressed', 'true')
    await times(page).first().click()
    await page.getByRole('spinbutton', { name: 'A course of' }).fill('3')
    await page.getByRole('button', { name: 'Show the dates' }).click()
    await expect(page.locator('.course > li')).toHaveCount(3)
    await page.locator('.readback .act.main').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Booked: ${regular.name}`)
    expect((await toComeOf(regular.id)).length).toBeGreaterThanOrEqual(2)
  })
})
