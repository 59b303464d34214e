import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { sealSession, sessionCookieName } from '@/lib/auth/session-cookie'
import { now } from '@/lib/clock'
import { signIn as openSession } from '@/lib/use-cases/sign-in'
import { arrive } from './arrival'
import { record } from './flight-recorder'

export interface Account {
  email: string
  password: string
  role: 'reception' | 'practitioner' | 'manager'
  clinics: string[]
}

export const accounts = (): Account[] => JSON.parse(readFileSync(process.env['PLUMBLINE_ACCOUNTS'] ?? '', 'utf8')) as Account[]

export function accountOf(role: Account['role'], clinic?: string): Account {
  const found = accounts().find((one) => one.role === role && (clinic === undefined || one.clinics.includes(clinic)))
  if (!found) throw new Error(`no demo account for ${role}`)
  return found
}

export const arriveAtSignIn = (page: Page) => arrive(page, /Sign in to open the day\.$/)
export const arriveSignedOut = (page: Page) => arrive(page, /signed out$/)
export const arriveAtCalls = (page: Page) => arrive(page, /to ring$/)

/** Once the grid is one tab stop: until then every quarter hour is a link of its own, as it is without a script. */
export async function arriveAtDiary(page: Page, date: string | RegExp): Promise<void> {
  await ready(page)
  await arrive(page, date)
}

export const arriveAtMyDay = (page: Page, date: string | RegExp) => arrive(page, date)

type Credentials = Pick<Account, 'email' | 'password'>

/** Through the door, as people do. */
export async function signIn(page: Page, account: Credentials): Promise<void> {
  record(page)
  await page.goto('/signin')
  await passTheDoor(page, account)
}

/**
 * At a page of the desk with a session that was opened without the door, which has tests of its own: signing in at each test
 * would take longer than most of what is tested.
 */
export async function comeIn(page: Page, account: Credentials, path = '/reception/calls'): Promise<void> {
  record(page)
  // Each from an address of its own: hundreds who come in from one would wait for each other.
  const address = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`
  const opened = await openSession({ ...account, address }, now())
  if (!opened.ok) throw new Error(`${account.email} can't come in: ${opened.refusal.reason}`)
  const cookie = { name: sessionCookieName, value: await sealSession(opened.value.secret), httpOnly: true, secure: true }
  // A browser takes this machine for safe, the setting of cookies from outside does not.
  await page.context().addCookies([{ ...cookie, url: (process.env['PLUMBLINE_URL'] ?? '').replace('http:', 'https:') }])
  await page.goto(path)
}

/** Signs in at the door that one stands before. */
export async function passTheDoor(page: Page, account: Credentials): Promise<void> {
  await page.getByLabel('Work email').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/\/signin/)
}

/** The script has come to life: from now on letters do things. */
export const ready = (page: Page) => expect(page.locator('.keys-button')).toHaveAttribute('data-ready', '')

/** The panel beside the day, or the call that is open. */
export const opened = (page: Page) => page.locator('.panel, .call')
export const openedName = (page: Page) => opened(page).getByRole('heading', { level: 2 })
