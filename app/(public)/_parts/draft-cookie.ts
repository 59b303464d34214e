import 'server-only'
import { cookies } from 'next/headers'
import { secretPattern } from '@/lib/auth/hold-secret'
import type { Instant } from '@/lib/core/time'
import type { DraftView } from '@/lib/core/views'
import { readDraft } from '@/lib/use-cases/read-draft'

const name = '__Host-plumbline-draft'

/** The secret of the draft that this browser has, or null. What is not shaped like one counts as none. */
export async function draftSecret(): Promise<string | null> {
  const secret = (await cookies()).get(name)?.value
  return secret && secretPattern.test(secret) ? secret : null
}

/** For as long as the browser is open: the draft itself lasts two hours. */
export const draftCookie = (secret: string): string => `${name}=${secret}; Path=/; HttpOnly; Secure; SameSite=Lax`

export async function openDraft(at: Instant): Promise<DraftView | null> {
  const secret = await draftSecret()
  return secret === null ? null : readDraft(secret, at)
}
