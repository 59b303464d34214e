import { scopesIn, type KeyScope } from '@/lib/core/key-scopes'
import type { Instant } from '@/lib/core/time'
import { ask, db, sql, type Db } from './client'

/** A key as its request needs it. */
export interface KnownKey {
  id: string
  name: string
  scopes: KeyScope[]
  clinics: string[]
  endsAt: Instant | null
  lastUsedAt: Instant | null
  revokedAt: Instant | null
}

interface Found {
  id: string
  name: string
  scopes: string[]
  clinics: string[]
  endsAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** The key with this hash, over or not. Every request that brings one begins with it: one statement. */
export async function findApiKey(secretHash: Buffer<ArrayBuffer>): Promise<KnownKey | null> {
  const [row] = await ask<Found>(sql`
    select key.id, key.name, key.scopes, key.ends_at as "endsAt", key.last_used_at as "lastUsedAt", key.revoked_at as "revokedAt",
      array(select clinic.id from clinic where key.everywhere
        or exists (select 1 from api_key_clinic here where here.key_id = key.id and here.clinic_id = clinic.id) order by 1) as clinics
    from api_key key where key.secret_hash = ${secretHash}`)
  const ms = (date: Date | null) => date?.getTime() ?? null
  return row ? { ...row, scopes: scopesIn(row.scopes), endsAt: ms(row.endsAt), lastUsedAt: ms(row.lastUsedAt), revokedAt: ms(row.revokedAt) } : null
}

export async function touchApiKey(id: string, now: Instant): Promise<void> {
  await db().apiKey.updateMany({ where: { id, revokedAt: null }, data: { lastUsedAt: new Date(now) } })
}

export interface NewApiKey {
  id: string
  name: string
  secretHash: Buffer<ArrayBuffer>
  tail: string
  scopes: readonly KeyScope[]
  /** Null: everywhere, at clinics to come as well. */
  clinics: readonly string[] | null
  endsAt: Instant | null
  madeBy: string
}

/** False where a key that isn't revoked has that name. */
export async function writeApiKey(tx: Db, { clinics, endsAt, madeBy, ...key }: NewApiKey, now: Instant): Promise<boolean> {
  if (await tx.apiKey.count({ where: { name: { equals: key.name, mode: 'insensitive' }, revokedAt: null } }) > 0) return false
  await tx.apiKey.create({ data: {
    ...key, scopes: [...key.scopes], everywhere: clinics === null, madeById: madeBy, madeAt: new Date(now), endsAt: endsAt === null ? null : new Date(endsAt),
    clinics: { create: (clinics ?? []).map((clinicId) => ({ clinicId })) },
  } })
  return true
}

/** Once: false where there is none, or it was revoked before. */
export async function revokeApiKey(tx: Db, id: string, by: string, now: Instant): Promise<boolean> {
  const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date(now), revokedById: by } })
  return count === 1
}

export const isRevoked = async (tx: Db, id: string): Promise<boolean> =>
  await tx.apiKey.count({ where: { id, revokedAt: { not: null } } }) === 1

export interface ApiKeyLine extends Omit<KnownKey, 'clinics'> {
  tail: string
  /** Null: everywhere. */
  clinics: string[] | null
  madeBy: string
  madeAt: Instant
  revokedBy: string | null
}

/** All that there ever were: those that are good first, then by name. */
export async function listApiKeys(): Promise<ApiKeyLine[]> {
  const rows = await db().apiKey.findMany({
    include: { madeBy: { select: { name: true } }, revokedBy: { select: { name: true } }, clinics: { select: { clinicId: true }, orderBy: { clinicId: 'asc' } } },
    orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    id: row.id, name: row.name, tail: row.tail, scopes: scopesIn(row.scopes), clinics: row.everywhere ? null : row.clinics.map(({ clinicId }) => clinicId),
    madeBy: row.madeBy.name, madeAt: row.madeAt.getTime(), endsAt: row.endsAt?.getTime() ?? null, lastUsedAt: row.lastUsedAt?.getTime() ?? null,
    revokedBy: row.revokedBy?.name ?? null, revokedAt: row.revokedAt?.getTime() ?? null,
  }))
}
