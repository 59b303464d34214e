import { expect, test } from '@playwright/test'
import { safety } from '@/lib/copy/patient/safety'
import { arriveAtEmergency, arriveAtSafety } from '../pages/patient-pages'

test.use({ javaScriptEnabled: false })

test('any sign leads to 999 and A&E, never to a time', async ({ page }) => {
  await page.goto('/book/safety?clinic=tamworth&profession=osteopath')
  await arriveAtSafety(page)
  await page.getByLabel(safety.yes).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await arriveAtEmergency(page)
  await expect(page.getByRole('link', { name: 'Call 999' })).toHaveAttribute('href', 'tel:999')
  await expect(page.getByRole('button')).toHaveCount(0)
  expect(page.url()).not.toContain('yes')
  expect((await page.context().cookies()).length).toBe(0)
  await page.getByRole('link', { name: 'Go back to the question' }).click()
  await arriveAtSafety(page)
})
