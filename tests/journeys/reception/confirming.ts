import { expect, type Page } from '@playwright/test'
import { openedName } from '../pages/staff-pages'

/** Down the list by keyboard to the call of that name. */
export async function openCallOf(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    const before = await openedName(page).textContent()
    if (before === name) return
    await page.keyboard.press('j')
    await expect(openedName(page)).not.toHaveText(before ?? '')
  }
  await expect(openedName(page)).toHaveText(name)
}

/** Claims the call that is open, rings and confirms, by keyboard alone. */
export async function confirmOpenCall(page: Page, name: string): Promise<void> {
  await page.keyboard.press('c')
  await expect(page.locator('.claim-line')).toContainText('Yours for')
  await page.keyboard.press('1')
  await expect(page.getByRole('radio', { name: 'Confirmed' })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.locator('.worklist a.name').filter({ hasText: name })).toHaveCount(0)
}
