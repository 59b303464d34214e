import { randomUUID } from 'node:crypto'
import { hashPassword } from '@/lib/auth/password'
import { db } from '@/lib/store/client'
import { monday } from '@/tests/use-cases/small-practice'

/** Somebody of the small practice with a password, and places to sign in from. */

export const password = 'correct horse battery staple'
let hashed: Promise<string> | null = null

export async function account(role: 'reception' | 'manager' = 'reception'): Promise<{ id: string; email: string }> {
  const id = randomUUID()
  const email = `${id.slice(0, 12)}@example.org`
  const passwordHash = await (hashed ??= hashPassword(password))
  await db().staff.create({ data: { id, email, name: 'Kim', role, passwordHash, createdAt: new Date(monday),
    ...(role === 'reception' && { clinics: { create: [{ clinicId: 'hall-green' }] } }) } })
  return { id, email }
}

let last = 0
/** Each try comes from an address of its own. */
export const freshAddress = (): string => `192.0.2.${String((last += 1))}`
