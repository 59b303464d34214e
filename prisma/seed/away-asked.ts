import { addDays, dayOf, instantAt, startOfWeek, toIso, type Day, type Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import type { StaffSeed } from './accounts'
import { zone } from './clinics'
import type { Random } from './random'

/** Time away that the demo's practitioners asked for: one waits for an answer, one was refused, one is granted, beyond what can be booked. */

const dayMs = 24 * 3_600_000
const date = (day: Day): Date => new Date(day)

interface Asked {
  who: StaffSeed
  reason: string
  note: string | null
  from: Day
  until: Day
  status: 'asked' | 'granted' | 'refused'
  word: string | null
  askedAt: Instant
}

function askedBy(people: readonly StaffSeed[], now: Instant): Asked[] {
  const monday = startOfWeek(dayOf(now, zone))
  const [first, second, third] = people
  const rows: (Asked | null)[] = [
    first ? { who: first, reason: 'leave', note: 'The children’s half-term, if that can be done.', from: addDays(monday, 35), until: addDays(monday, 39), status: 'asked',
      word: null, askedAt: now - 2 * dayMs } : null,
    second ? { who: second, reason: 'training', note: null, from: addDays(monday, 14), until: addDays(monday, 15), status: 'refused',
      word: 'Two of us are away then already. The course in autumn?', askedAt: now - 9 * dayMs } : null,
    third ? { who: third, reason: 'leave', note: null, from: addDays(monday, 77), until: addDays(monday, 83), status: 'granted', word: null, askedAt: now - 20 * dayMs } : null,
  ]
  return rows.filter((row) => row !== null)
}

export async function writeAsked(tx: Db, staff: readonly StaffSeed[], random: Random, now: Instant): Promise<void> {
  const manager = staff.find(({ role }) => role === 'manager')
  for (const { who, reason, note, from, until, status, word, askedAt } of askedBy(staff.filter(({ practitionerId }) => practitionerId !== null), now)) {
    const id = random.uuid()
    const decidedAt = askedAt + dayMs
    await tx.absenceRequest.create({ data: {
      id, practitionerId: who.practitionerId ?? '', reason, note, fromDay: date(from), untilDay: date(until), status, word, version: status === 'asked' ? 1 : 2,
      askedAt: new Date(askedAt), askedById: who.id, ...(status !== 'asked' && { decidedAt: new Date(decidedAt), decidedById: manager?.id ?? who.id }),
    } })
    const [start, end] = [instantAt(from, 0, zone), instantAt(addDays(until, 1), 0, zone)]
    const detail = { absence: id, practitioner: who.practitionerId, changed: false, from: toIso(start), until: toIso(end) }
    await tx.event.create({ data: { at: new Date(askedAt), verb: 'absence.ask', actorKind: 'staff', actorId: who.id, actorName: who.name, clinicId: who.clinics[0] ?? null, detail } })
    if (status === 'asked') continue
    await tx.event.create({ data: { at: new Date(decidedAt), verb: status === 'granted' ? 'absence.grant' : 'absence.refuse', actorKind: 'staff',
      actorId: manager?.id ?? null, actorName: manager?.name ?? null, clinicId: who.clinics[0] ?? null, detail } })
    if (status === 'granted') {
      await tx.absence.create({ data: { id: random.uuid(), practitionerId: who.practitionerId ?? '', startsAt: new Date(start), endsAt: new Date(end), reason: 'annual leave', requestId: id } })
    }
  }
  // They have heard of it long ago.
  await tx.outbox.deleteMany({ where: { event: { verb: { startsWith: 'absence.' } } } })
}
