import { expect, test, type Page } from '@playwright/test'
import { Client } from 'pg'
import { ringBack, ringBackAsked } from '@/lib/copy/patient/ring-back'
import { arrive } from '../pages/arrival'
import { arriveAtEmergency, arriveHome, errorSummary } from '../pages/patient-pages'
import { openTimes, weeksAhead } from './ways'

const arriveAtForm = (page: Page) => arrive(page, ringBack.heading)

async function rowsOf(name: string): Promise<{ clinic: string; phone: string; best: string; about: string | null }[]> {
  const client = new Client({ connectionString: process.env['PLUMBLINE_DATABASE_URL'] })
  await client.connect()
  try {
    return (await client.query<{ clinic: string; phone: string; best: string; about: string | null }>(
      'select clinic_id as clinic, phone, best_time as best, about from ring_back where name = $1', [name])).rows
  } finally {
    await client.end()
  }
}

const send = (page: Page) => page.getByRole('button', { name: ringBack.send }).click()

async function asksToBeRung(page: Page, name: string): Promise<void> {
  await page.goto('/')
  await arriveHome(page)
  await page.getByRole('link', { name: ringBack.fromHome }).click()
  await arriveAtForm(page)
  await page.getByLabel(ringBack.name).fill(name)
  await page.getByLabel(ringBack.phone).fill('0121 496')
  await page.getByLabel(ringBack.best).selectOption('after-5')
  await page.getByLabel(ringBack.about).fill('Can I park?')
  await send(page)
  await expect(page).toHaveTitle(/^Problem: /)
  await arriveAtForm(page)
  const lines = errorSummary(page).getByRole('listitem')
  await expect(lines).toHaveCount(2)
  await expect(lines.first()).toHaveText(ringBack.errors.clinic)
  await expect(page.getByLabel(ringBack.name)).toHaveValue(name)
  await expect(page.getByLabel(ringBack.phone)).toHaveValue('0121 496')
  await expect(page.getByLabel(ringBack.best)).toHaveValue('after-5')
  await expect(page.getByLabel(ringBack.about)).toHaveValue('Can I park?')
  await page.getByRole('radio').first().check()
  await page.getByLabel(ringBack.phone).fill('0121 496 0321')
  await send(page)
  await expect(page).toHaveURL(/\/ring-me-back\/asked\?id=[0-9a-f-]{36}$/)
  await arrive(page, ringBackAsked.heading)
  await expect(page.getByText(/^We ring by \d/)).toBeVisible()
}

test('axe and a script: asked for from the first page, what was typed stays, and by when is said', async ({ page }) => {
  await asksToBeRung(page, 'Ida Scripted')
  expect(await rowsOf('Ida Scripted')).toHaveLength(1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('asked for twice it is one, and the last word counts', async ({ page }) => {
    await asksToBeRung(page, 'Ira Plain')
    await page.getByRole('link', { name: ringBackAsked.change }).click()
    await arriveAtForm(page)
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
    await expect(page.getByLabel(ringBack.name)).toHaveValue('')
    await page.getByLabel(ringBack.name).fill('Ira Plain')
    await page.getByLabel(ringBack.phone).fill('+44 121 496 0321')
    await send(page)
    await arrive(page, ringBackAsked.heading)
    expect(await rowsOf('Ira Plain')).toEqual([{ clinic: 'hall-green', phone: '+441214960321', best: 'any', about: 'Can I park?' }])
  })

  test('the times lead there with their clinic; what is urgent leads elsewhere', async ({ page }) => {
    await openTimes(page, weeksAhead(1))
    await page.getByRole('link', { name: ringBack.fromTimes }).click()
    await expect(page).toHaveURL(/\/ring-me-back\?clinic=hall-green$/)
    await arriveAtForm(page)
    await expect(page.locator('input[value="hall-green"]')).toBeChecked()
    await page.getByRole('link', { name: ringBack.urgent }).click()
    await arriveAtEmergency(page)
    await expect(page.locator('a[href*="ring-me-back"]')).toHaveCount(0)
  })

  test('what nobody was promised leads to the form', async ({ page }) => {
    await page.goto('/ring-me-back/asked?id=00000000-0000-4000-8000-000000000000')
    await arriveAtForm(page)
  })
})

test('it is taken from our own pages only', async ({ request }) => {
  const answer = await request.post('/ring-me-back/ask', { form: { 'ring-name': 'Not Ours' }, headers: { origin: 'https://evil.example.org' } })
  expect(answer.status()).toBe(403)
  expect(await rowsOf('Not Ours')).toEqual([])
})
