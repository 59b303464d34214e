import type { DiaryFacts } from '@/lib/core/diary-facts'
import { offerByPractitioner } from '@/lib/core/slots'
import { fromIso, type Day, type Instant } from '@/lib/core/time'
import type { ClinicView, ServiceView } from '@/lib/core/views'
import { joinServices, whoFits, type FreeStart, type Waiting, type WantedStart } from '@/lib/core/waiting'
import { readFacts, recallFacts } from '@/lib/store/facts'
import type { Setup } from '@/lib/store/setup'
import type { WaitRow } from '@/lib/store/waits'
import { resolveWish, withoutOwn, type Own } from './wish'

export const toWaiting = (row: WaitRow): Waiting => ({
  id: row.id, clinics: row.clinics, service: row.service, practitioner: row.practitioner, weekdays: row.weekdays, parts: row.parts,
  from: row.from, until: row.until, urgent: row.urgent, since: fromIso(row.since), offered: row.offer !== null,
  before: row.insteadOf === null ? null : fromIso(row.insteadOf.start),
  declined: row.asked.filter(({ outcome }) => outcome === 'declined').map(({ practitioner, start }) => ({ practitioner, start: fromIso(start) })),
})

interface Look {
  setup: Setup
  clinic: ClinicView
  waits: readonly WaitRow[]
  /** Clinic-local, both inclusive. */
  days: { from: Day; to: Day }
  now: Instant
  /** Time that counts as free: a hold of the list's own. */
  own?: Own | undefined
  /** Before something is written: not what is remembered. */
  afresh?: boolean
}

/** The services that are waited for at the clinic, with those who give them there. */
function wishesOf({ setup, clinic, waits }: Look): { service: ServiceView; practitioners: string[] }[] {
  const services = new Set(waits.filter((wait) => wait.clinics.includes(clinic.id)).map((wait) => wait.service))
  return [...services].flatMap((service) => {
    const known = resolveWish(setup, { clinic: clinic.id, service }, 'phone')
    return known.ok && known.value.practitioners.length > 0 ? [known.value] : []
  })
}

/**
 * Where each service that is waited for could begin: computed from one reading of the clinic's facts, however many wait. The desk
 * books without online notice, so none is kept here.
 */
export async function readFreeStarts(look: Look): Promise<FreeStart[]> {
  const wishes = wishesOf(look)
  if (wishes.length === 0) return []
  const { setup, clinic, days, now, own, afresh = false } = look
  const people = [...new Set(wishes.flatMap(({ practitioners }) => practitioners))].sort()
  const { facts: read } = await (afresh ? readFacts : recallFacts)(setup, clinic.id, people, days, now)
  const facts: DiaryFacts = withoutOwn(read, own)
  return joinServices(wishes.map(({ service, practitioners }) => {
    const wish = { ...days, minutes: service.minutes, bufferMinutes: service.bufferMinutes, practitioners }
    return { service: service.id, slots: offerByPractitioner(facts, wish, now, { notice: 'none' }) }
  }))
}

/** Free starts with those who would take them, by start. */
export async function readWantedStarts(look: Look): Promise<WantedStart[]> {
  const free = await readFreeStarts(look)
  return whoFits(free, look.waits.map(toWaiting), look.clinic.id, look.clinic.timeZone)
}
