import type { SetUpFacts } from '@/lib/core/set-up'
import { toIso, type Instant } from '@/lib/core/time'
import { ask, db, sql, type Db } from './client'

const id = 'set-up'
/** As many starts' codes are good at one time: two servers that start together each print one. */
const codesKept = 5

/** There is no practice, or its set-up was begun and not completed. */
export async function isSetUpOpen(): Promise<boolean> {
  const [row] = await ask<{ open: boolean }>(sql`
    select (not exists (select 1 from practice) or exists (select 1 from set_up where completed_at is null)) as open`)
  return row?.open ?? true
}

/** One set-up at a time, and none once it is completed. False where it is. */
export async function holdSetUp(tx: Db): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('set up'))`
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`
    select (not exists (select 1 from practice) or exists (select 1 from set_up where completed_at is null)) as open`
  return row?.open ?? false
}

export async function beginSetUp(tx: Db, now: Instant): Promise<void> {
  await tx.setUp.createMany({ data: [{ id, startedAt: new Date(now) }], skipDuplicates: true })
}

async function findPassed(): Promise<string[]> {
  return (await db().setUp.findUnique({ where: { id } }))?.done ?? []
}

/** A step was passed with nothing to write down; twice is once. */
export async function passStep(tx: Db, step: string): Promise<void> {
  await tx.$executeRaw`update set_up set done = array_append(done, ${step}) where completed_at is null and not ${step} = any(done)`
}

/** False where it was completed already, or never begun. */
export const completeSetUp = async (tx: Db, now: Instant): Promise<boolean> =>
  (await tx.setUp.updateMany({ where: { completedAt: null }, data: { completedAt: new Date(now) } })).count === 1

export async function keepCode(hash: Buffer<ArrayBuffer>, now: Instant): Promise<void> {
  await db().$executeRaw`insert into set_up_code (code_hash, made_at) values (${hash}, ${toIso(now)}::timestamptz) on conflict do nothing`
  await db().$executeRaw`delete from set_up_code where code_hash not in (
    select code_hash from set_up_code order by made_at desc, code_hash limit ${codesKept})`
}

/** Whether it is one of the codes: looked at only. */
export const isCode = async (hash: Buffer<ArrayBuffer>): Promise<boolean> => (await db().setUpCode.count({ where: { codeHash: hash } })) > 0

/** Whether it is one of the codes; with it go all of them, so that it is good once. */
export async function useCode(tx: Db, hash: Buffer<ArrayBuffer>): Promise<boolean> {
  const found = await tx.setUpCode.deleteMany({ where: { codeHash: hash } })
  if (found.count === 0) return false
  await tx.setUpCode.deleteMany()
  return true
}

const active = { role: 'manager', disabledAt: null } as const
/** Managers whose account isn't disabled. */
export const countManagers = (): Promise<number> => db().staff.count({ where: active })
/** What was done that isn't a record of the practice: accounts, and steps with nothing to write down. */
export const findProgress = async (): Promise<Pick<SetUpFacts, 'managers' | 'guarded' | 'passed'>> => ({
  managers: await countManagers(), passed: await findPassed(),
  guarded: await db().staff.count({ where: { ...active, OR: [{ totp: { isNot: null } }, { passkeys: { some: {} } }] } }),
})

/** Null where somebody has this email (in lower case) already. */
export async function writeManager(
  tx: Db, { email, name, passwordHash }: { email: string; name: string; passwordHash: string }, now: Instant,
): Promise<{ id: string } | null> {
  if (await tx.staff.findUnique({ where: { email }, select: { id: true } })) return null
  return tx.staff.create({
    data: { id: crypto.randomUUID(), email, name, role: 'manager', passwordHash, createdAt: new Date(now) }, select: { id: true },
  })
}
