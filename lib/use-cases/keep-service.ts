import type { Actor, StaffActor } from '@/lib/auth/actor'
import { beforeAfter } from '@/lib/core/before-after'
import { slugOf, type PracticeRecords, type ServiceRecord } from '@/lib/core/practice-records'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { readRecords } from '@/lib/store/practice-records'
import { createService, writeGivers, writeService } from '@/lib/store/practice-writes'
import { lockSetup } from '@/lib/store/practice-changes'
import { transact } from '@/lib/store/transact'
import { countUpcoming } from '@/lib/store/upcoming-counts'
import { isSame, managerOf, overtaken, recordChange, wrong } from './manage-ground'

export type ServiceFields = Omit<ServiceRecord, 'id' | 'version'>

export interface ServiceInput extends ServiceFields {
  /** Null: a new service. */
  id: string | null
  /** The version that was read; null for a new one. */
  seen: number | null
}

function misfit({ professions, practitioners }: PracticeRecords, input: ServiceInput): Result<never> | null {
  if (!professions.some(({ id }) => id === input.profession)) return wrong('profession', 'Choose one of the practice’s professions.')
  for (const id of input.practitioners) {
    const person = practitioners.find((one) => one.id === id)
    if (!person?.professions.some((one) => one.id === input.profession)) return wrong(`by-${id}`, `${person?.name ?? 'This person'} hasn’t this profession.`)
    if (input.skill !== null && !person.skills.includes(input.skill)) return wrong(`by-${id}`, `${person.name} hasn’t the skill “${input.skill}”. Add it to them, or leave them out.`)
  }
  return null
}

/** Somebody waits for it: their place would ask for what nobody can book. */
async function stillWanted(tx: Db, before: ServiceRecord | null, input: ServiceInput, now: Instant): Promise<Result<never> | null> {
  if (!before?.active || input.active) return null
  const { waits } = await countUpcoming(tx, { service: before.id }, now)
  return waits === 0 ? null : wrong('active', `${waits === 1 ? 'One person waits' : `${waits} people wait`} for it on the waiting list. See to those places first.`)
}

const eventFields = ({ id: _i, version: _v, ...fields }: ServiceRecord | (ServiceInput & { version?: number })) => {
  const { seen: _s, ...rest } = fields as ServiceFields & { seen?: number | null }
  return rest
}

/** What it says, whoever gives it in whichever order. */
const sayingOf = (service: Parameters<typeof eventFields>[0]) => {
  const { practitioners, ...fields } = eventFields(service)
  return { ...fields, practitioners: [...practitioners].sort() }
}

async function write(tx: Db, manager: StaffActor, records: PracticeRecords, input: ServiceInput, now: Instant): Promise<Result<string | null>> {
  const same = records.services.find((one) => (input.id === null || one.id === input.id) && isSame(sayingOf(one), sayingOf(input)))
  if (same) return done(same.id)
  const before = records.services.find(({ id }) => id === input.id) ?? null
  if (input.id !== null && input.seen !== null && !before) return refused({ reason: 'not-found' })
  const bad = misfit(records, input) ?? await stillWanted(tx, before, input, now)
  if (bad) return bad
  const fields = eventFields(input)
  const own = before?.id ?? input.id ?? slugOf(`${input.profession} ${input.name}`, records.services.map(({ id }) => id))
  if (!before) await createService(tx, { ...fields, id: own, position: records.services.length })
  else if (!(await writeService(tx, own, input.seen ?? 0, fields))) return done(null)
  await writeGivers(tx, own, input.practitioners)
  await recordChange(tx, 'set-service', manager, `service ${own}`, beforeAfter(before && { ...eventFields(before) }, { ...fields }), now)
  return done(own)
}

/**
 * What can be booked: made, or changed, with who gives it. Appointments that are agreed on keep their time and their length.
 * Answers the id. Refusals: `forbidden`, `not-found`, `record-changed`, `invalid` by field: somebody who hasn't the profession or
 * the skill, or a service taken away that people wait for.
 */
export async function keepService(actor: Actor, input: ServiceInput, now: Instant): Promise<Result<string>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  const kept = await transact(async (tx) => {
    await lockSetup(tx)
    return write(tx, manager, await readRecords(tx), input, now)
  })
  if (!kept.ok) return kept
  return kept.value === null ? overtaken(`service ${input.id ?? ''}`, now) : done(kept.value)
}

/** Several at once, all or none: those that a set-up begins with. Refusals as of one; the field is named with the service's number. */
export async function keepServices(actor: Actor, inputs: readonly ServiceInput[], now: Instant): Promise<Result<null>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  return transact<null>(async (tx) => {
    await lockSetup(tx)
    for (const input of inputs) {
      const kept = await write(tx, manager, await readRecords(tx), input, now)
      if (!kept.ok) return kept
      if (kept.value === null) return refused({ reason: 'record-changed', by: manager.name, at: now })
    }
    return done(null)
  })
}
