import type { Actor } from '@/lib/auth/actor'
import { beforeAfter } from '@/lib/core/before-after'
import { slugOf, type PracticeRecords, type PractitionerRecord } from '@/lib/core/practice-records'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { readRecords } from '@/lib/store/practice-records'
import { createPractitioner, writePractises, writePractitioner } from '@/lib/store/practice-writes'
import { lockSetup } from '@/lib/store/practice-changes'
import { transact } from '@/lib/store/transact'
import { countUpcoming } from '@/lib/store/upcoming-counts'
import { isSame, managerOf, overtaken, recordChange, wrong } from './manage-ground'

type Fields = Pick<PractitionerRecord, 'name' | 'about' | 'skills' | 'active' | 'professions' | 'services'>

export interface PractitionerInput extends Fields {
  /** Null: somebody new. */
  id: string | null
  /** The version that was read; null for somebody new. */
  seen: number | null
  /** It was said what their leaving leaves behind, and is wanted all the same. */
  leave: boolean
}

/** 'GOsC 1041, HCPC PH2035': what patients read. */
const registrationOf = ({ professions }: PracticeRecords, theirs: Fields['professions']): string => theirs.map(({ id, registration }) =>
  [professions.find((one) => one.id === id)?.register, registration].filter(Boolean).join(' ')).filter(Boolean).join(', ')

/** Services of a profession that isn't theirs, or that ask for a skill they haven't, can't be given by them. */
function misfit(records: PracticeRecords, { professions, services, skills }: Fields): Result<never> | null {
  if (professions.length === 0) return wrong('professions', 'Choose at least one profession.')
  for (const id of services) {
    const service = records.services.find((one) => one.id === id)
    if (!service || !professions.some((one) => one.id === service.profession)) return wrong(`service-${id}`, `${service?.name ?? 'This'} belongs to a profession that isn’t theirs.`)
    if (service.skill !== null && !skills.includes(service.skill)) return wrong(`service-${id}`, `${service.name} asks for the skill “${service.skill}”. Add the skill, or leave the service out.`)
  }
  return null
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** What stays behind when they leave: said once, so that nobody lets somebody go unaware. */
async function leavesBehind(tx: Db, before: PractitionerRecord | null, input: PractitionerInput, now: Instant): Promise<Result<never> | null> {
  if (!before?.active || input.active || input.leave) return null
  const { appointments, waits } = await countUpcoming(tx, { practitioner: before.id }, now)
  if (appointments + waits === 0) return null
  const waiting = waits > 0 ? ` ${plural(waits, 'person waits', 'people wait')} for them on the waiting list.` : ''
  return wrong('leave', `${plural(appointments, 'appointment', 'appointments')} with ${before.name} to come would have nobody there, and stand in “To tell” until seen to.${waiting} Tick below if that is meant.`)
}

const eventFields = ({ name, about, skills, active, professions, services }: Fields) =>
  ({ name, about, skills, active, services, professions: professions.map(({ id, registration }) => `${id} ${registration ?? ''}`.trim()) })

/** What it says, in whichever order. */
const sayingOf = (fields: Fields) => {
  const { services, professions, ...rest } = eventFields(fields)
  return { ...rest, services: [...services].sort(), professions: [...professions].sort() }
}

/**
 * Somebody who treats: made, or changed, with what they practise and give. Answers the id, which comes from the name and stays.
 * Refusals: `forbidden`, `not-found`, `record-changed`, `invalid` by field: no profession, a service that doesn't fit, or
 * appointments that would be left behind (`leave`), unless that is meant.
 */
export async function keepPractitioner(actor: Actor, input: PractitionerInput, now: Instant): Promise<Result<string>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  const kept = await transact<string | null>(async (tx) => {
    await lockSetup(tx)
    const records = await readRecords(tx)
    const same = records.practitioners.find((one) => (input.id === null || one.id === input.id) && isSame(sayingOf(one), sayingOf(input)))
    if (same) return done(same.id)
    const before = records.practitioners.find(({ id }) => id === input.id) ?? null
    if (input.id !== null && !before) return refused({ reason: 'not-found' })
    const bad = misfit(records, input) ?? await leavesBehind(tx, before, input, now)
    if (bad) return bad
    const own = before?.id ?? slugOf(input.name, records.practitioners.map(({ id }) => id))
    const { name, about, skills, active } = input
    const row = { name, about, skills, active, registration: registrationOf(records, input.professions) }
    if (!before) await createPractitioner(tx, { id: own, ...row })
    else if (!(await writePractitioner(tx, own, input.seen ?? 0, row))) return done(null)
    await writePractises(tx, own, input)
    await recordChange(tx, 'set-practitioner', manager, `practitioner ${own}`, beforeAfter(before && eventFields(before), eventFields(input)), now)
    return done(own)
  })
  if (!kept.ok) return kept
  return kept.value === null ? overtaken(`practitioner ${input.id ?? ''}`, now) : done(kept.value)
}
