import { expect, type Locator, type Page } from '@playwright/test'

const isFocused = (goal: Locator): Promise<boolean> => goal.evaluate((one) => one === document.activeElement)

/** Tab by Tab, as far as the page goes. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible()
  for (let i = 0; i < 150 && !(await isFocused(goal)); i += 1) await page.keyboard.press('Tab')
  await expect(goal).toBeFocused()
}

/** Into a field for a date, whichever order the browser asks for: the day first or the month. */
export async function typeDate(page: Page, field: Locator, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-')
  await tabTo(page, field)
  for (const digits of [day + month + year, month + day + year]) {
    if ((await field.inputValue()) === date) break
    for (const _ of digits) await page.keyboard.press('ArrowLeft')
    await page.keyboard.type(digits)
  }
  await expect(field).toHaveValue(date)
}

/** Into a field for a time, whether or not the browser asks for the half of the day. */
export async function typeTime(page: Page, field: Locator, time: string): Promise<void> {
  const [hours = '', minutes = ''] = time.split(':')
  await tabTo(page, field)
  await page.keyboard.type(hours + minutes)
  if ((await field.inputValue()) !== time) await page.keyboard.type(Number(hours) < 12 ? 'a' : 'p')
  await expect(field).toHaveValue(time)
}

/** To a link of the grid: by Tab into it, by arrows to the column, then down to the row. */
export async function arrowTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toHaveCount(1)
  await tabTo(page, page.getByRole('grid').locator('a[tabindex="0"], [role="gridcell"][tabindex="0"]'))
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Home')
  const column = Number(await goal.locator('xpath=ancestor::*[@role="gridcell"]').getAttribute('aria-colindex')) - 1
  for (let i = 1; i < column; i += 1) await page.keyboard.press('ArrowRight')
  for (let i = 0; i < 100 && !(await isFocused(goal)); i += 1) await page.keyboard.press('ArrowDown')
  await expect(goal).toBeFocused()
}

/** Counts, on every page of it from now on, how often something is pressed with a pointer. */
export async function countPointer(page: Page): Promise<() => number> {
  let presses = 0
  await page.exposeFunction('pointerPressed', () => { presses += 1 })
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => { void (window as unknown as { pointerPressed: () => Promise<void> }).pointerPressed() }, true)
  })
  return () => presses
}
