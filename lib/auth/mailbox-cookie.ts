import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { now } from '@/lib/clock'
import { findMailbox } from '@/lib/use-cases/mailbox-session'
import type { MailboxActor } from './actor'
import { isDoneByPerson } from './activity'

/** The cookie of "My appointments": the session's secret, for as long as the browser is open. */
const name = '__Host-plumbline-mine'
const kept = 'Path=/; HttpOnly; Secure; SameSite=Lax'

export const mailboxCookie = (secret: string): string => `${name}=${secret}; ${kept}`
export const noMailboxCookie = `${name}=; Max-Age=0; ${kept}`

export const mailboxSecret = async (): Promise<string | null> => (await cookies()).get(name)?.value ?? null

/** Whose mailbox was proven in this browser; asked once a request. */
export const currentMailbox = cache(async (): Promise<MailboxActor | null> => {
  const secret = await mailboxSecret()
  return secret === null ? null : findMailbox(secret, now(), isDoneByPerson(await headers()))
})
