import type { Profile } from '@/lib/core/profile'
import { askIn, sql, type Db } from './client'

/** What practitioners say of themselves to patients. */

/** Held until the end of the transaction; null where there is no such practitioner. */
export async function lockProfile(tx: Db, practitioner: string): Promise<Profile | null> {
  const [row] = await askIn(tx)<Profile>(sql`select about, skills, languages from practitioner where id = ${practitioner} and active for update`)
  return row ?? null
}

/** A manager who read the practitioner before it is told of it: the version goes on. */
export async function writeProfile(tx: Db, practitioner: string, { about, skills, languages }: Profile): Promise<void> {
  await tx.practitioner.update({ where: { id: practitioner }, data: { about, skills, languages, version: { increment: 1 } } })
}
