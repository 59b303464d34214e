import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { practiceForms as fields } from '@/lib/copy/staff/practice-forms'
import { setUp as words } from '@/lib/copy/staff/set-up'
import { account } from '@/lib/copy/staff/account'
import type { SetUpStep } from '@/lib/core/set-up'
import type { Instant } from '@/lib/core/time'
import { createTestDatabase } from '@/tests/support/database'
import { startServer, type TestServer } from '@/tests/support/server'
import { arrive } from '../pages/arrival'
import { record } from '../pages/flight-recorder'

/** A server on a database that holds nothing but its tables, and a person who sets a practice up on it. */

export const beginning = '2027-01-13T09:40:00Z'
export const helen = { name: 'Helen Marchetti', email: 'helen.marchetti@example.org', password: 'kettle barnacle ivy' }

/** The server, and the address of its database as its owner. */
export const emptyServer = async (): Promise<TestServer> => startServer({ database: await createTestDatabase(), env: { PLUMBLINE_NOW: beginning } })

/** The last code that was printed. */
export function codeOf(server: TestServer): string {
  const code = [...server.output().matchAll(/\/setup with the code (\S+)/g)].at(-1)?.[1]
  if (!code) throw new Error(`no code in what was printed:\n${server.output()}`)
  return code
}

/** What an app shows that was given this secret. */
export const appCode = (secret: string, at: Instant): string => generateSync({ secret: secret.replaceAll(' ', ''), epoch: Math.floor(at / 1_000) })

const next = (page: Page) => page.getByRole('button', { name: words.next }).click()
export const arriveAtSteps = (page: Page) => arrive(page, words.heading)
export const arriveAtStep = (page: Page, step: SetUpStep) => arrive(page, words.steps[step].name)

export async function makeAccount(page: Page, code: string): Promise<void> {
  const fields = words.account
  await page.getByLabel(fields.code).fill(code)
  await page.getByLabel(fields.name).fill(helen.name)
  await page.getByLabel(fields.email).fill(helen.email)
  await page.getByLabel(fields.password).fill(helen.password)
  await next(page)
}

/** On the page of the steps: what is typed at each step, the suggestions taken where there are some. */
const filled: Readonly<Record<Exclude<SetUpStep, 'account'>, (page: Page, at: Instant) => Promise<void>>> = {
  factor: async (page, at) => {
    await page.getByLabel(account.app.code).fill(appCode(await page.locator('.qr code').innerText(), at))
  },
  practice: async (page) => {
    await page.getByLabel(fields.practice.name).fill('Riverside Back Care')
    await page.getByLabel(fields.practice.phone).fill('0121 496 0001')
  },
  clinic: async (page) => {
    await page.getByLabel(fields.clinic.name, { exact: true }).fill('Riverside Clinic')
    await page.getByLabel(fields.clinic.place, { exact: true }).fill('Riverside')
    await page.getByLabel(fields.clinic.address).fill('3 Example Lane\nRiverside')
    await page.getByLabel(fields.clinic.region).fill('Birmingham')
    await page.getByLabel(fields.clinic.postcode).fill('b00 0vv')
    await expect(page.getByLabel(fields.clinic.phone, { exact: true })).toHaveValue('0121 496 0001')
    await page.getByLabel(fields.clinic.gettingIn).fill('By the blue door.\nOne low step.')
  },
  hours: async (page) => {
    await page.getByLabel('Saturday, opens', { exact: true }).fill('9:00')
    await page.getByLabel('Saturday, closes', { exact: true }).fill('12:30')
  },
  rooms: async (page) => {
    await page.getByLabel(fields.rooms.room(1)).fill('Room 1')
  },
  professions: async (page) => {
    await page.getByLabel(/^Osteopaths/).check()
  },
  practitioner: async (page) => {
    await page.getByLabel(fields.practitioner.name, { exact: true }).fill('Ivy Lark')
    await expect(page.getByLabel('Osteopath', { exact: true })).toBeChecked()
    await page.getByLabel(fields.practitioner.registration('GOsC')).fill('1041')
    await page.getByLabel(fields.practitioner.skills).fill('Pregnancy, sports massage')
    await page.getByLabel(fields.practitioner.about).fill('Backs and necks, without hurry.')
  },
  services: async (page) => {
    await page.getByRole('group', { name: 'First visit, Osteopath' }).getByLabel(fields.service.price).fill('58.50')
  },
  rota: async (page) => {
    await page.getByLabel('Friday, to', { exact: true }).fill('13:00')
  },
}

export const steps = Object.keys(filled) as (keyof typeof filled)[]

/** From the page of the steps through one of them and back. */
export async function doStep(page: Page, step: (typeof steps)[number], server: TestServer): Promise<void> {
  await page.getByRole('link', { name: words.goOn(words.steps[step].name) }).click()
  await arriveAtStep(page, step)
  await filled[step](page, server.clock())
  await next(page)
  await expect(page).toHaveURL(/\/setup$/)
}

/** What the step of the second factor will show, looked at beforehand: it stays the same for a sign-in. */
export async function secretAhead(page: Page): Promise<string> {
  await page.goto('/setup/factor')
  await arriveAtStep(page, 'factor')
  const secret = await page.locator('.qr code').innerText()
  await page.goto('/setup')
  return secret
}

export async function openPractice(page: Page): Promise<void> {
  await arrive(page, words.ready)
  await page.getByRole('button', { name: words.open }).click()
}

export async function newPage(browser: import('@playwright/test').Browser, server: TestServer, more: Parameters<typeof browser.newContext>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: server.url, ...more })).newPage()
  record(page)
  return page
}
