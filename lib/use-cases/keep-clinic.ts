import type { Actor } from '@/lib/auth/actor'
import { beforeAfter } from '@/lib/core/before-after'
import { slugOf, type ClinicRecord } from '@/lib/core/practice-records'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { readRecords } from '@/lib/store/practice-records'
import { createClinic, writeClinic } from '@/lib/store/practice-writes'
import { lockSetup } from '@/lib/store/practice-changes'
import { transact } from '@/lib/store/transact'
import { isSame, managerOf, overtaken, recordChange } from './manage-ground'

type Fields = Omit<ClinicRecord, 'id' | 'version' | 'hours' | 'rooms'>

export interface ClinicInput extends Fields {
  /** Null: a new clinic. */
  id: string | null
  /** The version that was read; null for a new one. */
  seen: number | null
}

const fieldsOf = ({ id: _i, version: _v, hours: _h, rooms: _r, ...fields }: ClinicRecord): Fields => fields

/**
 * A clinic's name, address, phone, clock and how to get in: made, or changed; sent twice, it is made once. Its id comes from its place and stays. Answers the
 * id. Refusals: `forbidden`, `not-found`, `record-changed`.
 */
export async function keepClinic(actor: Actor, { id, seen, ...fields }: ClinicInput, now: Instant): Promise<Result<string>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  const kept = await transact<string | null>(async (tx) => {
    await lockSetup(tx)
    const { clinics } = await readRecords(tx)
    const before = clinics.find((one) => one.id === id) ?? null
    if (id !== null && !before) return refused({ reason: 'not-found' })
    const same = clinics.find((one) => (id === null || one.id === id) && isSame({ ...fieldsOf(one) }, { ...fields }))
    if (same) return done(same.id)
    const own = before?.id ?? slugOf(fields.place, clinics.map((one) => one.id))
    if (!before) await createClinic(tx, { id: own, position: clinics.length, ...fields })
    else if (!(await writeClinic(tx, own, seen ?? 0, fields))) return done(null)
    await recordChange(tx, 'set-clinic', manager, `clinic ${own}`, beforeAfter({ ...(before && fieldsOf(before)) }, { ...fields }), now, own)
    return done(own)
  })
  if (!kept.ok) return kept
  return kept.value === null ? overtaken(`clinic ${id ?? ''}`, now) : done(kept.value)
}
