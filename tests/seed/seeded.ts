import { database } from '@/tests/support/test-database'
import { afterAll, beforeAll } from 'vitest'
import { PrismaPg } from '@prisma/adapter-pg'
import type { StaffActor } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { PrismaClient } from '@/lib/store/generated/client'
import { forgetAll } from '@/lib/store/live'
import type { DemoAccount } from '@/prisma/seed/accounts'
import { seedDemo } from '@/prisma/seed/seed-demo'

/** Seeds as the owner does, into this test file's own database. */
export async function seedInto(now: Instant): Promise<DemoAccount[]> {
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.ownerUrl }) })
  try {
    return await seedDemo(owner, now)
  } finally {
    await owner.$disconnect()
    forgetAll()
  }
}

/** The practice as of `now` for all tests of a file. */
export function seededAt(now: Instant): { accounts: DemoAccount[] } {
  const seeded: { accounts: DemoAccount[] } = { accounts: [] }
  beforeAll(async () => {
    seeded.accounts = await seedInto(now)
  })
  afterAll(disconnect)
  return seeded
}

export async function signedIn(email: string): Promise<StaffActor> {
  const { id, name, role, practitionerId, clinics } = await db().staff.findUniqueOrThrow({ where: { email }, include: { clinics: true } })
  return {
    kind: 'staff', id, name, role: role as StaffActor['role'], practitionerId, sessionId: '00000000-0000-4000-8000-000000000000',
    clinics: clinics.map(({ clinicId }) => clinicId),
  }
}
