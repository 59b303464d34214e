import type { Actor } from '@/lib/auth/actor'
import { slugOf } from '@/lib/core/practice-records'
import { done, refused, type Result } from '@/lib/core/result'
import type { Instant } from '@/lib/core/time'
import type { ProfessionView } from '@/lib/core/views'
import { readRecords } from '@/lib/store/practice-records'
import { createProfession } from '@/lib/store/practice-writes'
import { lockSetup } from '@/lib/store/practice-changes'
import { transact } from '@/lib/store/transact'
import { managerOf, recordChange, wrong } from './manage-ground'

/** Professions that the practice has from now on; those that it has already stay as they are. Refusals: `forbidden`, `invalid` (none at all). */
export async function addProfessions(actor: Actor, wanted: readonly (Omit<ProfessionView, 'id'> & { id: string | null })[], now: Instant): Promise<Result<null>> {
  const manager = managerOf(actor)
  if (!manager) return refused({ reason: 'forbidden' })
  return transact<null>(async (tx) => {
    await lockSetup(tx)
    const { professions } = await readRecords(tx)
    if (professions.length + wanted.length === 0) return wrong('osteopath', 'Choose one profession at least, or write down your own.')
    const taken = professions.map(({ id }) => id)
    for (const { id, ...profession } of wanted) {
      if (id !== null && taken.includes(id)) continue
      if (id === null && professions.some(({ name }) => name === profession.name)) continue
      const own = id ?? slugOf(profession.name, taken)
      await createProfession(tx, { ...profession, id: own, position: taken.length })
      taken.push(own)
      await recordChange(tx, 'set-profession', manager, `profession ${own}`, { 'name was': null, 'name is': profession.name, 'register was': null, 'register is': profession.register }, now)
    }
    return done(null)
  })
}
