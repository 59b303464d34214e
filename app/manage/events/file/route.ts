import { csvFile } from '@/app/_staff/csv-file'
import { unfiled, unframed } from '@/app/_staff/framed'
import { staffFromRequest } from '@/lib/auth/request-actor'
import { now } from '@/lib/clock'
import { eventRest, events as words, verbWords } from '@/lib/copy/staff/events'
import type { EventLine } from '@/lib/core/event-view'
import type { Cell } from '@/lib/core/safe-csv'
import { dayOf, formatInstant, type Zone } from '@/lib/core/time'
import { EventsQuery, spanOf } from '@/lib/input/law-forms'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { exportEvents, type EventsInput } from '@/lib/use-cases/read-events'

const rowOf = (zone: Zone) => ({ id, at, verb, kind, by, clinic, reference, patient, seen, detail }: EventLine): Cell[] => [
  formatInstant(at, zone), by ?? '', kind, verbWords(verb), eventRest({ verb, detail }), reference, patient?.name ?? null, patient?.id ?? null, clinic, seen, id,
]

/** Where the file is offered. */
const pageOf = ({ url }: Request): string => `/manage/events${new URL(url).search}`

/** Everything that the page would show, page after page, as a file. */
export async function GET(request: Request): Promise<Response> {
  const staff = await staffFromRequest(request)
  if (!staff) return unframed({ reason: 'unauthorised' })
  const { actor } = staff
  const at = now()
  const asked = EventsQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const clinics = await readClinics(at)
  const zone = (clinics.find(({ id }) => id === asked.clinic) ?? clinics.find(({ id }) => actor.clinics.includes(id)))?.timeZone ?? 'Europe/London'
  const { wrong, ...span } = spanOf(asked, zone)
  const amiss = wrong.from ?? wrong.until
  if (amiss !== undefined) return unframed({ reason: 'invalid', errors: [{ path: ['from'], message: amiss }] })
  const input: EventsInput = { staff: asked.staff, patient: asked.patient, verb: asked.verb, ...span }
  const first = await exportEvents(actor, input, at)
  if (!first.ok) return unfiled(request, actor, first.refusal, pageOf(request))
  async function* pieces() {
    for (let page = first; page.ok;) {
      yield page.value.lines.map(rowOf(zone))
      const last = page.value.lines.at(-1)
      if (!page.value.more || !last) return
      page = await exportEvents(actor, { ...input, before: last }, at)
    }
  }
  return csvFile(words.fileName(dayOf(at, zone)), words.fileColumns, pieces())
}
