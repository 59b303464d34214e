import { expect, type Page } from '@playwright/test'
import { now } from '@/lib/clock'
import { addDays, dayOf, type Day } from '@/lib/core/time'
import { arrive } from '../pages/arrival'
import { arrowTo, tabTo, typeDate, typeTime } from '../pages/keyboard'
import { opened, openedName, ready } from '../pages/staff-pages'
import { cardOf } from './carrying'
import { zone } from './desk'
import type { Morning } from './morning-ground'

/** What a receptionist does of a morning, by keyboard alone. */

export const press = (page: Page, key: string) => page.keyboard.press(key)
export const type = (page: Page, text: string) => page.keyboard.type(text)

export async function go(page: Page, letter: string, heading: RegExp | string): Promise<void> {
  await ready(page)
  await press(page, 'g')
  await press(page, letter)
  await arrive(page, heading)
  await ready(page)
}

export const askedBackOn = (): Day => addDays(dayOf(now(), zone), 5)

/** What an outcome asks for besides its number. */
const more: Record<string, (page: Page) => Promise<void>> = {
  '2': async (page) => {
    await tabTo(page, page.getByRole('radio', { name: /^11:30 .*Ben Birch/ }))
    await press(page, 'Space')
  },
  '6': async (page) => {
    await typeDate(page, page.getByLabel('Day', { exact: true }), askedBackOn())
    await typeTime(page, page.getByLabel('Time', { exact: true }), '11:15')
    await press(page, 'Escape')
  },
}

/** Claims the call that is open, says what happened and goes on to the next. */
export async function ring(page: Page, name: string, key: string, note = ''): Promise<void> {
  await expect(openedName(page)).toHaveText(name)
  await press(page, 'c')
  await expect(page.locator('.claim-line')).toContainText('Yours for')
  await press(page, key)
  await more[key]?.(page)
  if (note) {
    await press(page, 'n')
    await type(page, note)
  }
  await press(page, 'Enter')
}

const search = (page: Page) => page.getByRole('combobox', { name: 'Name, phone number or date of birth' })
const times = (page: Page) => page.locator('.slot')
const booked = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1 })).toHaveText(`Booked: ${name}`)

/** Somebody who has been there is found by a piece of their name; the first time of their practitioner's is taken. */
export async function takeFirstTime(page: Page, name: string, typed: string, clock: string): Promise<void> {
  await expect(search(page)).toBeFocused()
  await type(page, typed)
  await expect(page.locator('.hits:not([data-stale]) [role=option]').first()).toContainText(name.split(' ')[1] ?? '')
  await press(page, 'Enter')
  await expect(page.locator('.chosen h3')).toHaveText(name)
  await expect(times(page).first()).toBeFocused()
  await expect(times(page).first()).toContainText(clock)
  await press(page, 'Enter')
  await expect(page.locator('.readback blockquote')).toContainText('Is that right?')
}

export async function book(page: Page, name: string): Promise<void> {
  await press(page, 'Control+Enter')
  await booked(page, name)
}

/** Somebody new: name, number and date of birth, what for, and the first time of anybody. */
export async function bookSomebodyNew(page: Page, name: string, clock: string): Promise<void> {
  await expect(search(page)).toBeFocused()
  await type(page, name)
  await expect(page.getByRole('option')).toHaveCount(1)
  await press(page, 'Enter')
  await expect(page.getByLabel('Phone', { exact: true })).toBeFocused()
  await type(page, '07700 900613')
  await press(page, 'Enter')
  await typeDate(page, page.getByLabel('Date of birth'), '1977-09-03')
  await press(page, 'F3')
  await press(page, 'Space')
  await expect(times(page).first()).toContainText(clock)
  await press(page, 'F4')
  await press(page, 'Enter')
  await expect(page.locator('.readback blockquote')).toContainText('Is that right?')
  await book(page, name)
}

/** In the diary: to the free time by arrows, and whoever is found by name. */
export async function bookInDiary(page: Page, free: string, name: string, typed: string): Promise<void> {
  await arrowTo(page, page.getByRole('grid').getByRole('link', { name: `${free}: free, book` }))
  await press(page, 'Enter')
  await expect(openedName(page)).toHaveText('Book for a caller')
  await expect(page.getByRole('combobox')).toBeFocused()
  await type(page, typed)
  await expect(page.getByRole('option').first()).toContainText(name)
  await press(page, 'Enter')
  await press(page, 'Control+Enter')
  await expect(openedName(page)).toHaveText(name)
  await expect(opened(page).locator('.panel-top .st')).toHaveText('Confirmed')
}

/** Six weeks running: where one is taken, the second of what could be instead. */
export async function bookSix(page: Page, name: string, instead: RegExp): Promise<void> {
  await press(page, 'F6')
  await type(page, '6')
  await expect(page.locator('.course > li')).toHaveCount(6)
  await expect(page.locator('.course > li.clash')).toHaveCount(1)
  await press(page, 'Escape')
  const choice = page.locator('.clash button', { hasText: instead })
  await press(page, await choice.getAttribute('aria-keyshortcuts') ?? '')
  await expect(choice).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('.readback blockquote')).toContainText('together')
  await book(page, name)
}

/** The day's own page, with nothing open beside it. */
export async function openDay(page: Page, { address }: Morning): Promise<void> {
  await page.goto(address)
  await ready(page)
}

/** Opens an appointment of the day. */
export async function open(page: Page, name: string): Promise<void> {
  await arrowTo(page, cardOf(page, name))
  await press(page, 'Enter')
  await expect(openedName(page)).toHaveText(name)
}

/** Opens it, does what the letter says, and closes it again. */
export async function act(page: Page, name: string, letter: string, word: string): Promise<void> {
  await open(page, name)
  await press(page, letter)
  await expect(opened(page).locator('.panel-top .st')).toHaveText(word)
  await press(page, 'Escape')
  await expect(opened(page)).toHaveCount(0)
}

/** Says who is away, on which day and from when, and looks at what is proposed. */
export async function fallIll(page: Page, { day }: Morning, who: string): Promise<void> {
  await tabTo(page, page.getByLabel('Who', { exact: true }))
  await type(page, who)
  await typeDate(page, page.getByLabel('First day'), day)
  await typeTime(page, page.getByLabel('From'), '12:00')
  await tabTo(page, page.getByLabel('Why'))
  await type(page, 'Unw')
  await press(page, 'Tab')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(/can’t stay/)
  await ready(page)
}

/** Chooses something other than what is proposed. */
export async function decide(page: Page, name: string, word: string): Promise<void> {
  await tabTo(page, page.getByLabel(`What happens to ${name}`))
  await type(page, word)
}
