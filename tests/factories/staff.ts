import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/lib/auth/actor'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { hashPassword } from '@/lib/auth/password'
import type { Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'

interface StaffInput {
  now: Instant
  traits?: readonly ('reception' | 'practitioner' | 'manager' | 'disabled')[]
  name?: string
  email?: string
  clinics?: readonly string[]
  practitioner?: string
  /** Hashed where given; without one nobody can sign in. */
  password?: string
}

/** Someone at the desk unless traits say otherwise; answered as who they act as. */
export async function createStaff({ now, traits = [], name = 'Bev Okafor', clinics = [], practitioner, ...given }: StaffInput): Promise<StaffActor> {
  const [id, sessionId, at] = [randomUUID(), randomUUID(), new Date(now)]
  const role = traits.find((trait) => trait !== 'disabled') ?? (practitioner === undefined ? 'reception' : 'practitioner')
  await db().staff.create({ data: {
    id, name, role, email: given.email ?? `${id}@example.org`, practitionerId: practitioner ?? null, createdAt: new Date(now),
    passwordHash: given.password === undefined ? '-' : await hashPassword(given.password),
    disabledAt: traits.includes('disabled') ? new Date(now) : null,
    clinics: { create: clinics.map((clinicId) => ({ clinicId })) },
    // Whatever the test's clock says, they showed just now that it is them: what wants a recent proof is theirs to do.
    sessions: { create: { id: sessionId, secretHash: hashSecret(makeSecret()), createdAt: at, lastSeenAt: at, provedAt: new Date('2100-01-01T00:00:00Z') } },
  } })
  return { kind: 'staff', id, name, role, clinics: [...clinics], practitionerId: practitioner ?? null, sessionId }
}
