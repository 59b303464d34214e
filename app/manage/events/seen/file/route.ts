import { csvFile } from '@/app/_staff/csv-file'
import { unfiled, unframed } from '@/app/_staff/framed'
import { staffFromRequest } from '@/lib/auth/request-actor'
import { now } from '@/lib/clock'
import { events, seenBy as words, sightingWords } from '@/lib/copy/staff/events'
import type { SeenPerson } from '@/lib/core/event-view'
import type { Cell } from '@/lib/core/safe-csv'
import { dayOf, formatInstant, type Zone } from '@/lib/core/time'
import { EventsQuery, spanOf } from '@/lib/input/law-forms'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { exportSeenBy } from '@/lib/use-cases/read-seen-by'

const rowOf = (zone: Zone) => ({ id, kind, name, ways, first, last }: SeenPerson): Cell[] =>
  [name, id, kind, ways.map((way) => sightingWords[way]).join(', '), formatInstant(first, zone), formatInstant(last, zone)]

/** Where the file is offered. */
const pageOf = ({ url }: Request): string => `/manage/events/seen${new URL(url).search}`

/** Whose data an account saw, as a file: all of them. */
export async function GET(request: Request): Promise<Response> {
  const found = await staffFromRequest(request)
  if (!found) return unframed({ reason: 'unauthorised' })
  const at = now()
  const asked = EventsQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const clinics = await readClinics(at)
  const zone = (clinics.find(({ id }) => id === asked.clinic) ?? clinics.find(({ id }) => found.actor.clinics.includes(id)))?.timeZone ?? 'Europe/London'
  const { from, until, wrong } = spanOf(asked, zone)
  if (from === undefined || until === undefined || wrong.from !== undefined || wrong.until !== undefined || asked.staff === undefined) {
    return unframed({ reason: 'invalid', errors: [{ path: ['from'], message: wrong.from ?? wrong.until ?? events.seenByHint }] })
  }
  const people = await exportSeenBy(found.actor, { staff: asked.staff, from, until }, at)
  if (!people.ok) return unfiled(request, found.actor, people.refusal, pageOf(request))
  const rows = people.value.map(rowOf(zone))
  async function* pieces() {
    yield await Promise.resolve(rows)
  }
  return csvFile(words.fileName(dayOf(at, zone)), words.fileColumns, pieces())
}
