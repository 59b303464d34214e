import { headers } from 'next/headers'
import type { Actor } from '@/lib/auth/actor'
import { clientAddress } from '@/lib/auth/client-address'
import { now } from '@/lib/clock'
import type { Refusal } from '@/lib/core/refusal'
import { noteRefusal } from '@/lib/use-cases/note-refusal'

/** Records that someone on the staff was refused for lack of authority, and no other refusal. */
export async function noteRefused(actor: Actor, refusal: Refusal, about: string): Promise<void> {
  const sent = await headers()
  await noteRefusal(actor, refusal, { about, address: clientAddress(sent) }, now())
}
