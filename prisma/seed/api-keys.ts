import { hashApiKey, makeApiKey, tailOf } from '@/lib/auth/api-key'
import { toIso, type Instant } from '@/lib/core/time'
import type { KeyScope } from '@/lib/core/key-scopes'
import type { Db } from '@/lib/store/client'
import type { Prisma } from '@/lib/store/generated/client'
import type { StaffSeed } from './accounts'
import type { Random } from './random'

/** Keys as a practice has them: a screen that is used all day, and an exchange that was replaced. Nobody has their text. */

const day = 24 * 3_600_000

interface KeySeed {
  name: string
  scopes: KeyScope[]
  /** Null: everywhere. */
  clinic: string | null
  made: number
  used: number
  revoked: number | null
}

const keys: readonly KeySeed[] = [
  { name: 'Screen in the staff room', scopes: ['diary.read', 'events.read'], clinic: 'hall-green', made: 120 * day, used: 4 * 60_000, revoked: null },
  { name: 'Telephone exchange', scopes: ['calls.read', 'patients.read'], clinic: null, made: 300 * day, used: 41 * day, revoked: 40 * day },
]

export interface KeysPlan {
  rows: (Omit<Prisma.ApiKeyCreateManyInput, 'secretHash' | 'tail'> & { clinic: string | null })[]
  events: Prisma.EventCreateManyInput[]
}

export function planKeys(manager: StaffSeed, random: Random, now: Instant): KeysPlan {
  const planned = keys.map(({ name, scopes, clinic, made, used, revoked }) => {
    const id = random.uuid()
    const at = (ago: number) => toIso(now - ago)
    const event = (verb: string, ago: number, detail: Prisma.InputJsonObject): Prisma.EventCreateManyInput =>
      ({ at: at(ago), verb, actorKind: 'staff', actorId: manager.id, actorName: manager.name, detail })
    return {
      row: { id, name, scopes, everywhere: clinic === null, clinic, madeById: manager.id, madeAt: at(made), lastUsedAt: at(used), ...(revoked !== null && { revokedAt: at(revoked), revokedById: manager.id }) },
      events: [
        event('api-key.make', made, { key: id, scopes: scopes.join(', '), clinics: clinic ?? 'everywhere', until: null }),
        ...(revoked === null ? [] : [event('api-key.revoke', revoked, { key: id })]),
      ],
    }
  })
  return { rows: planned.map(({ row }) => row), events: planned.flatMap(({ events }) => events) }
}

export async function writeKeys(tx: Db, { rows }: KeysPlan): Promise<void> {
  for (const { clinic, ...row } of rows) {
    const key = makeApiKey()
    await tx.apiKey.create({ data: { ...row, secretHash: hashApiKey(key), tail: tailOf(key) } })
    if (clinic !== null) await tx.apiKeyClinic.create({ data: { keyId: row.id, clinicId: clinic } })
  }
}
