import type { Page } from '@playwright/test'
import { signInToken } from '@/lib/auth/sign-in-link'
import { mine } from '@/lib/copy/patient/mine'
import { db } from '@/lib/store/client'
import { arrive } from '../pages/arrival'

/** What use-cases and the store are asked is asked of the practice under test; links are made with the key that its server has. */
process.env['DATABASE_URL'] = process.env['PLUMBLINE_DATABASE_URL'] ?? process.env['DATABASE_URL']
process.env['AUTH_SECRET'] ??= 'a secret that only the tests know, of more than 32 letters'

/** The path of the one-time link that was last asked for to this address: what the message says. */
export async function mailedTo(email: string): Promise<string> {
  const row = await db().patientSignIn.findFirstOrThrow({ where: { email: email.toLowerCase() }, orderBy: { askedAt: 'desc' } })
  return `/appointments/mine/open/${signInToken(row.id)}`
}

/** Asks for the link and presses the button that it leads to. */
export async function openMine(page: Page, email: string): Promise<void> {
  await page.goto('/appointments/mine')
  await arrive(page, mine.heading)
  await page.getByLabel(mine.email).fill(email)
  await page.getByRole('button', { name: mine.send }).click()
  await arrive(page, mine.askedHeading)
  await page.goto(await mailedTo(email))
  await arrive(page, mine.openHeading)
  await page.getByRole('button', { name: mine.open }).click()
  await arrive(page, mine.heading)
}

/** Every event of this verb about an appointment. */
export const eventsAbout = (reference: string, verb: string) =>
  db().event.findMany({ where: { verb, appointment: { reference } }, orderBy: { id: 'asc' } })
