import { randomUUID } from 'node:crypto'
import { feedSecret } from '@/lib/auth/feed-secret'
import { db } from '@/lib/store/client'
import { createKey } from '@/tests/factories/keys'

process.env['DATABASE_URL'] = process.env['PLUMBLINE_DATABASE_URL'] ?? process.env['DATABASE_URL']

/** The path of a practitioner's calendar. */
export async function addressOfFeed(): Promise<string> {
  const { id: staffId } = await db().staff.findFirstOrThrow({ where: { practitionerId: { not: null } } })
  const feed = randomUUID()
  await db().calendarFeed.upsert({ where: { staffId }, update: {}, create: { id: feed, staffId, changedAt: new Date() } })
  const { id, generation } = await db().calendarFeed.findUniqueOrThrow({ where: { staffId } })
  return `/api/calendar/feed/${feedSecret({ feed: id, generation })}.ics`
}

/** A program's key at Hall Green. */
export const keyFor = async (): Promise<string> => (await createKey({ now: Date.now() })).key
