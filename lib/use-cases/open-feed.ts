import { feedOf, isFeedSecret } from '@/lib/auth/feed-secret'
import type { Feed, FeedEntry } from '@/lib/core/calendar-feed'
import { instantOf, type Instant } from '@/lib/core/time'
import { initialsOf } from '@/lib/messages/content'
import { findBusy, findOpenFeed } from '@/lib/store/calendar-feeds'
import { readSetup, type Setup } from '@/lib/store/setup'
import { clinicOf } from '@/lib/store/shape'
import { zoneOf } from './absence-ground'

const dayMs = 24 * 3_600_000
const behindMs = 28 * dayMs
const aheadMs = 366 * dayMs

function awayOf(setup: Setup, practitioner: string, from: Instant, to: Instant): FeedEntry[] {
  const zone = zoneOf(setup, practitioner)
  return setup.absences.filter((away) => away.practitioner === practitioner).map(({ id, start, end }) => ({
    id, version: 0, initials: null, tentative: false, place: null, start: instantOf(start), end: instantOf(end), zone, changedAt: instantOf(start),
  })).filter(({ start, end }) => end > from && start < to)
}

/**
 * The calendar that a secret address proves: time taken at every clinic with the patient's initials, and time away, from four weeks
 * ago to a year ahead. Null says nothing about why. A look: nothing is changed by it, nor written down, since a phone does it by itself.
 */
export async function openFeed(secret: string, now: Instant): Promise<Feed | null> {
  const id = feedOf(secret)
  const found = id === null ? null : await findOpenFeed(id)
  if (id === null || !found || !isFeedSecret(secret, { feed: id, generation: found.generation })) return null
  const { practitioner } = found
  const [from, to] = [now - behindMs, now + aheadMs]
  const [setup, rows] = await Promise.all([readSetup(), findBusy(practitioner.id, from, to)])
  const busy = rows.map((row): FeedEntry => ({
    id: row.id, version: row.version, initials: initialsOf(row.patient), tentative: row.status === 'requested', place: clinicOf(setup, row.clinic).place,
    start: row.start, end: row.end, zone: clinicOf(setup, row.clinic).timeZone, changedAt: row.changedAt,
  }))
  return { id, name: practitioner.name, entries: [...busy, ...awayOf(setup, practitioner.id, from, to)].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1)) }
}
