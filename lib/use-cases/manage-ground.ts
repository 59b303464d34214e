import type { Actor, StaffActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { beforeAfter } from '@/lib/core/before-after'
import { refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { Db } from '@/lib/store/client'
import { recordEvent, type NewEvent } from '@/lib/store/events'
import { lastRecordChange } from '@/lib/store/practice-records'
import { eventActorOf } from './subject'

/** Whether a record says already what it is to say: then nothing is written, however often it is sent. */
export const isSame = <T extends Parameters<typeof beforeAfter>[1]>(before: T, after: T): boolean =>
  Object.keys(beforeAfter(before, after)).length === 0

/** The manager that an actor is, or null: everything that the practice is made of is theirs to change, at all clinics. */
export const managerOf = (actor: Actor): StaffActor | null => (actor.kind === 'staff' && can(actor, 'practice.manage') ? actor : null)

/** Somebody else was first: who and when, as the events say. `record`: as they name it. */
export async function overtaken(record: string, now: Instant): Promise<Result<never>> {
  const last = await lastRecordChange(record)
  return refused({ reason: 'record-changed', by: last?.by ?? 'Somebody', at: last?.at ?? now })
}

export const wrong = (path: string, message: string) => refused({ reason: 'invalid', errors: [{ path: [path], message }] })

/** What was changed of a record of the practice: its fields as they were and as they are. `clinic` where it is of one alone. */
export const recordChange = (
  tx: Db, verb: string, actor: StaffActor, record: string, detail: NonNullable<NewEvent['detail']>, now: Instant, clinic: string | null = null,
): Promise<void> => recordEvent(tx, { at: now, verb, actor: eventActorOf(actor), clinic, appointment: null, patient: null, detail: { record, ...detail } })
