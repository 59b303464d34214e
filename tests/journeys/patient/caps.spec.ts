import { randomUUID } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { Client } from 'pg'
import { now } from '@/lib/clock'
import { ringBack } from '@/lib/copy/patient/ring-back'
import { check } from '@/lib/copy/patient/check'
import { tooMany } from '@/lib/copy/patient/too-many'
import { startServer, type TestServer } from '@/tests/support/server'
import { arrive } from '../pages/arrival'
import { arriveAtCheck, arriveAtTimes, arriveRequested, ask, fillInDetails, times } from '../pages/patient-pages'
import { record } from '../pages/flight-recorder'
import { openTimes, weeksAhead } from './ways'

// What people read who have asked for as much as can be asked for online: kind words, the clinic's
// number, and nothing is lost. On a server that counts, beside the one that the other tests use.

let server: TestServer
const url = () => process.env['PLUMBLINE_DATABASE_URL'] ?? ''

async function set(caps: { contact?: number; address?: number; holds?: number }): Promise<void> {
  const client = new Client({ connectionString: url() })
  await client.connect()
  await client.query('update practice set requests_per_contact = $1, requests_per_address = $2, holds_per_address = $3',
    [caps.contact ?? 6, caps.address ?? 20, caps.holds ?? 12])
  await client.query('delete from public_ask')
  await client.end()
}

test.beforeAll(async () => {
  test.setTimeout(180_000)
  // What the other server's clock says by now, as both see to one database's holds.
  const env = { RATE_LIMIT_PER_MINUTE: '1000', PLUMBLINE_NOW: new Date(now()).toISOString(), BANK_HOLIDAYS_URL: 'http://127.0.0.1:1/' }
  server = await startServer({ database: { url: url(), ownerUrl: url(), drop: () => Promise.resolve() }, env })
})
test.afterEach(() => set({}))
test.afterAll(() => server.stop())

const notice = (page: Page) => page.getByRole('alert').filter({ hasText: tooMany.heading })

async function post(path: string, body: object): Promise<Response> {
  return fetch(`${server.url}/api/v1/${path}`, { method: 'POST', body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() } })
}
const place = { clinic: 'hall-green', service: 'osteopathy-first' }
/** A free start some weeks on, by the API. */
async function free(weeks: number): Promise<string> {
  const from = weeksAhead(weeks)
  const { slots } = (await (await fetch(`${server.url}/api/v1/slots?clinic=hall-green&service=osteopathy-first&from=${from}&to=${from.slice(0, 8)}28`)).json()) as { slots: { start: string }[] }
  return slots.at(-1)?.start ?? ''
}

for (const javaScriptEnabled of [true, false]) {
  test(`${javaScriptEnabled ? 'with' : 'without'} JavaScript: too many open requests are said where they are sent, and all of it can be sent once there is room`, async ({ browser }) => {
    const page = await (await browser.newContext({ baseURL: server.url, javaScriptEnabled })).newPage()
    record(page)
    await set({ contact: 1 })
    const phone = javaScriptEnabled ? '07700 900731' : '07700 900732'
    const asked = await post('appointments', { ...place, start: await free(3), patient: { name: 'Ivy Lark', phone } })
    expect(asked.status).toBe(201)
    await openTimes(page, weeksAhead(3))
    await times(page).nth(javaScriptEnabled ? 0 : 1).click()
    await fillInDetails(page, { name: 'Olive Lark', phone, born: ['14', '11', '1957'] })
    await ask(page)
    await arriveAtCheck(page)
    await expect(notice(page)).toContainText(tooMany.why.contact)
    await expect(notice(page).getByRole('link')).toHaveAttribute('href', /^tel:/)
    await expect(page.getByText('Olive Lark').first()).toBeVisible()
    await set({ contact: 2 })
    await page.getByRole('button', { name: check.button }).click()
    await arriveRequested(page)
    await page.context().close()
  })
}

test('too many held from one place are said beside the times', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  await set({ holds: 1 })
  expect((await post('holds', { ...place, start: await free(4) })).status).toBe(201)
  await openTimes(page, weeksAhead(4))
  await times(page).first().click()
  await arriveAtTimes(page)
  await expect(notice(page)).toContainText(tooMany.why.holds)
  await expect(notice(page)).toBeFocused()
  await page.context().close()
})

test('too many call backs from one place: what was typed stays', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })).newPage()
  await set({ address: 1 })
  const asks = async (name: string) => {
    await page.goto('/ring-me-back')
    await arrive(page, ringBack.heading)
    await page.getByRole('radio').first().check()
    await page.getByLabel(ringBack.name).fill(name)
    await page.getByLabel(ringBack.phone).fill('0121 496 0322')
    await page.getByRole('button', { name: ringBack.send }).click()
  }
  await asks('First Caller')
  await expect(page).toHaveURL(/\/asked\?id=/)
  await asks('Second Caller')
  await arrive(page, ringBack.heading)
  await expect(notice(page)).toContainText(tooMany.why.address)
  await expect(page.getByLabel(ringBack.name)).toHaveValue('Second Caller')
  await page.context().close()
})
