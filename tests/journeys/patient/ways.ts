import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { Client } from 'pg'
import { now } from '@/lib/clock'
import { addDays, dayOf, instantAt } from '@/lib/core/time'
import type { Day } from '@/lib/core/time'
import { arriveAtTimes, arthur, ask, arriveRequested, fillInDetails, times } from '../pages/patient-pages'

const zone = 'Europe/London'

/** Each test has days of its own, so that none takes another's times. */
export const weeksAhead = (weeks: number): Day => addDays(dayOf(now(), zone), 7 * weeks)

export interface Way {
  clinic?: string
  profession?: string
  service?: string
  practitioner?: string
}

export const osteopathFirst: Way = { clinic: 'hall-green', profession: 'osteopath', service: 'osteopathy-first' }

/** Straight to the times, as a link would lead there. */
export async function openTimes(page: Page, from: Day, way: Way = osteopathFirst): Promise<void> {
  await page.goto(`/book/time?${new URLSearchParams({ ...way, asked: 'yes', from })}`)
  await arriveAtTimes(page)
}

/** As far as the answers to check. */
export async function goToCheck(page: Page, from: Day, nth = 0): Promise<void> {
  await openTimes(page, from)
  await times(page).nth(nth).click()
  await fillInDetails(page, arthur)
}

/** A whole booking; ends on the last page. */
export async function bookOne(page: Page, from: Day, nth = 0): Promise<void> {
  await goToCheck(page, from, nth)
  await ask(page)
  await arriveRequested(page)
}

async function query<T extends object>(text: string, values: unknown[]): Promise<T[]> {
  const client = new Client({ connectionString: process.env['PLUMBLINE_DATABASE_URL'] })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

async function draftHash(page: Page): Promise<Buffer> {
  const cookie = (await page.context().cookies()).find((one) => one.name === '__Host-plumbline-draft')
  return createHash('sha256').update(cookie?.value ?? '').digest()
}

/** As if ten minutes had passed. */
export async function letTheHoldRunOut(page: Page): Promise<void> {
  await query(`update appointment set hold_expires_at = $2::timestamptz - interval '1 second'
    where id = (select hold_id from draft where secret_hash = $1)`, [await draftHash(page), new Date(now())])
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23P01'

/** As if the appointment were in 13 to 19 hours: at night, in the first hour that no other test has brought one to. */
export async function bringNear(reference: string): Promise<void> {
  for (let hour = 23; ; hour += 1) {
    const night = new Date(instantAt(dayOf(now(), zone), hour * 60, zone))
    try {
      await query(`update appointment set starts_at = $2::timestamptz, ends_at = $2::timestamptz + interval '45 minutes',
        busy_until = $2::timestamptz + interval '55 minutes' where reference = $1`, [reference, night])
      return
    } catch (error) {
      if (!isTaken(error) || hour === 29) throw error
    }
  }
}

/** How many appointments somebody of this name has asked for. */
export async function countOf(name: string): Promise<number> {
  const rows = await query<{ n: string }>(`select count(*) as n from appointment a join patient p on p.id = a.patient_id
    where p.name = $1 and a.status = 'requested'`, [name])
  return Number(rows[0]?.n)
}
