import { expect, type Page } from '@playwright/test'
import { clock24, mediumDate } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { arriveAtDiary, opened } from '../pages/staff-pages'
import { zone } from './desk'
import * as expected from './morning-expected'
import type { Morning } from './morning-ground'
import { go, openDay, press } from './morning-steps'

/** What the morning has left behind on the screens. */

interface Drawn {
  cards: string[]
  free: string[]
}

/** The sheet, column by column from top to bottom: who is booked and how it stands, and the starts that are free. */
const readSheet = (page: Page): Promise<Drawn> => page.getByRole('grid').evaluate((grid) => {
  const heads = [...document.querySelectorAll('.head b')].map((head) => head.textContent ?? '')
  const cells = [...grid.querySelectorAll('[role="gridcell"]')]
  const text = (cell: Element, part: string) => cell.querySelector(part)?.textContent ?? ''
  const who = (cell: Element) => heads[Number(cell.getAttribute('aria-colindex')) - 2] ?? ''
  return {
    cards: cells.filter((cell) => cell.querySelector('.appt'))
      .map((cell) => `${who(cell)}, ${text(cell, '.a-name')}: ${text(cell, '.a-state, .late')}`).sort(),
    free: cells.flatMap((cell) => cell.querySelector('.book-here')?.textContent ?? []).sort(),
  }
})

async function seeDiary(page: Page, morning: Morning): Promise<void> {
  await openDay(page, morning)
  await arriveAtDiary(page, mediumDate(morning.day))
  const arrived = { clinicId: morning.clinic, status: 'arrived' }
  const { arrivedAt } = await db().appointment.findFirstOrThrow({ where: arrived })
  const { cards, free } = await readSheet(page)
  expect(cards).toEqual(expected.cards(clock24(arrivedAt?.getTime() ?? 0, zone)))
  expect(free).toEqual(expected.free)
  await expect(page.getByRole('link', { name: '3 off the sheet' })).toBeVisible()
}

async function seeCalls(page: Page): Promise<void> {
  await go(page, 'c', '4 to ring')
  const rows = page.locator('.worklist tbody tr:not(.group)')
  await expect(rows.locator('.name')).toHaveText(expected.openCalls.map(([name]) => name))
  for (const [i, [, told]] of expected.openCalls.entries()) await expect(rows.nth(i)).toContainText(told)
}

async function seeToTell(page: Page): Promise<void> {
  await go(page, 't', '1 to tell')
  const rows = page.locator('.tells tbody tr')
  await expect(rows.locator('.name, th')).toHaveText(['Ursa Noonham', 'Couldn’t reach 1', 'Tom Noonham'])
  await expect(rows.first()).toContainText('15:00with Ben BirchNobody is there: move or cancel it')
  await expect(rows.last()).toContainText('14:30with Ben BirchCancelled')
  await expect(rows.last()).toContainText('Kay Morning')
}

async function seeWaiting(page: Page): Promise<void> {
  await go(page, 'w', '1 waiting')
  await expect(page.locator('.waiting-list ol .wl-row b').first()).toHaveText('Wanda Waitley')
  await expect(page.locator('.waiting-list ol .wl-row')).toHaveCount(1)
  await press(page, 'Escape')
  await expect(opened(page)).toHaveCount(0)
}

export async function assertScreens(page: Page, morning: Morning): Promise<void> {
  await seeDiary(page, morning)
  await seeCalls(page)
  await seeToTell(page)
  await seeWaiting(page)
}
