import type { Actor } from '@/lib/auth/actor'
import { beforeAfter } from '@/lib/core/before-after'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import { readRecords } from '@/lib/store/practice-records'
import { createPractice, writePractice } from '@/lib/store/practice-writes'
import { lockSetup } from '@/lib/store/practice-changes'
import { transact } from '@/lib/store/transact'
import { isSame, managerOf, overtaken, recordChange } from './manage-ground'

export interface PracticeName {
  name: string
  phone: string
  /** The version that was read; null: there was none yet. */
  seen: number | null
}

/** The practice's name and phone: made, or changed. Refusals: `forbidden`, `record-changed`. */
export async function keepPractice(actor: Actor, { seen, ...practice }: PracticeName, now: Instant): Promise<Result<null>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  const kept = await transact<boolean>(async (tx) => {
    await lockSetup(tx)
    const before = (await readRecords(tx)).practice
    if (before && isSame({ name: before.name, phone: before.phone }, practice)) return done(true)
    if ((before?.version ?? null) !== seen) return done(false)
    if (before === null) await createPractice(tx, practice)
    else if (!(await writePractice(tx, before.version, practice))) return done(false)
    const detail = beforeAfter(before && { name: before.name, phone: before.phone }, practice)
    await recordChange(tx, 'set-practice', manager, 'practice', detail, now)
    return done(true)
  })
  return !kept.ok ? kept : kept.value ? done(null) : overtaken('practice', now)
}
