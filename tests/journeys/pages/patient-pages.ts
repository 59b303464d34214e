import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { cancel, move, requested } from '@/lib/copy/patient/appointment'
import { check } from '@/lib/copy/patient/check'
import { details } from '@/lib/copy/patient/details'
import { home } from '@/lib/copy/patient/home'
import { offerWords } from '@/lib/copy/patient/questions-way'
import { emergency, safety } from '@/lib/copy/patient/safety'
import { service } from '@/lib/copy/patient/service'
import { time } from '@/lib/copy/patient/time'
import { notFound } from '@/lib/copy/patient/trouble'
import { arrive } from './arrival'

const continueButton = (page: Page): Locator => page.getByRole('button', { name: 'Continue', exact: true })

export const arriveHome = (page: Page) => arrive(page, home.heading)
export const arriveAtSafety = (page: Page) => arrive(page, safety.heading)
export const arriveAtEmergency = (page: Page) => arrive(page, emergency.heading)
export const arriveAtService = (page: Page) => arrive(page, service.heading)
export const arriveAtTimes = (page: Page) => arrive(page, time.heading)
export const arriveAtDetails = (page: Page) => arrive(page, details.heading)
export const arriveAtCheck = (page: Page) => arrive(page, check.heading)
export const arriveRequested = (page: Page) => arrive(page, requested.heading)
export const arriveAtMove = (page: Page) => arrive(page, move.heading)
export const arriveAtCancel = (page: Page) => arrive(page, cancel.heading)
export const arriveNowhere = (page: Page) => arrive(page, notFound.heading)

export async function passSafety(page: Page): Promise<void> {
  await arriveAtSafety(page)
  await page.getByLabel(safety.none).check()
  await continueButton(page).click()
}

export async function chooseService(page: Page, name: string): Promise<void> {
  await arriveAtService(page)
  await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
  await continueButton(page).click()
}

/** What is wrong, said at the top. (Next has an alert of its own on every page, for its router.) */
export const errorSummary = (page: Page): Locator => page.getByRole('alert', { name: 'There is a problem' })

/** The buttons of the week, without those of a notice. */
export const times = (page: Page): Locator => page.locator('.week').getByRole('button')

export interface Typed {
  name: string
  phone: string
  born: [day: string, month: string, year: string]
  email?: string
  reason?: string
}

export const arthur: Typed = { name: 'Arthur Whitlock', phone: '07700 900123', born: ['14', '11', '1957'] }

export async function typeDetails(page: Page, typed: Partial<Typed>): Promise<void> {
  if (typed.name !== undefined) await page.getByLabel(details.name).fill(typed.name)
  for (const [i, part] of ['Day', 'Month', 'Year'].entries()) {
    if (typed.born) await page.getByLabel(part, { exact: true }).fill(typed.born[i] ?? '')
  }
  if (typed.phone !== undefined) await page.getByLabel(details.phone).fill(typed.phone)
  if (typed.email !== undefined) await page.getByLabel(details.email).fill(typed.email)
  if (typed.reason !== undefined) await page.getByLabel(details.reason).fill(typed.reason)
}

export async function fillInDetails(page: Page, typed: Partial<Typed>): Promise<void> {
  await arriveAtDetails(page)
  await typeDetails(page, typed)
  await continueButton(page).click()
}

export async function ask(page: Page): Promise<void> {
  await arriveAtCheck(page)
  await page.getByRole('button', { name: check.button }).click()
}

/** The reference on the card. */
export async function referenceOf(page: Page): Promise<string> {
  const text = await page.locator('.card .ref').textContent()
  expect(text).toMatch(/^PL-/)
  return text ?? ''
}

/** The way to the questions before a first visit. */
export const requestedOffer = (page: Page): Locator => page.getByRole('link', { name: offerWords.begin })
