import { unfiled, unframed } from '@/app/_staff/framed'
import { copyAt } from '@/app/_staff/law-addresses'
import { staffFromRequest } from '@/lib/auth/request-actor'
import { now } from '@/lib/clock'
import { patientCopy as words } from '@/lib/copy/staff/keeping'
import { toIso } from '@/lib/core/time'
import { LawParams } from '@/lib/input/law-forms'
import { copyPatient } from '@/lib/use-cases/copy-patient'

/** A patient's copy for machines: the rows as they stand, and the events. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const found = await staffFromRequest(request)
  if (!found) return unframed({ reason: 'unauthorised' })
  const { data } = LawParams.safeParse(await params)
  if (!data) return unframed({ reason: 'not-found' })
  const copied = await copyPatient(found.actor, { ...data, form: 'json' }, now())
  if (!copied.ok) return unfiled(request, found.actor, copied.refusal, copyAt(data.id))
  const { madeAt, sections, events, ...rest } = copied.value
  const body = {
    ...rest, madeAt: toIso(madeAt), held: Object.fromEntries(sections.map(({ table, rows }) => [table, rows])),
    events: events.map(({ at, ...event }) => ({ at: toIso(at), ...event })),
  }
  return new Response(`${JSON.stringify(body, null, 2)}\n`, { headers: {
    'Content-Type': 'application/json; charset=utf-8', 'Content-Disposition': `attachment; filename="${words.fileName(data.id)}"`, 'Cache-Control': 'private, no-store',
  } })
}
