import { randomUUID } from 'node:crypto'
import { openSealed } from '@/lib/auth/sealed-text'
import { resetMs } from '@/lib/auth/session-limits'
import { done } from '@/lib/core/result'
import { toIso, type Instant } from '@/lib/core/time'
import { log } from '@/lib/log'
import type { Db } from '@/lib/store/client'
import { dropMailAsks, findMailAsks, takeMailAsk, type MailAskRow } from '@/lib/store/mail-asks'
import { recordLinkAsked } from '@/lib/store/mine'
import { recordSignInAsked } from '@/lib/store/patient-sign-ins'
import { addLink, findIdByEmail, findPerson } from '@/lib/store/people'
import { transact } from '@/lib/store/transact'
import { accountEvent } from './account-event'

/** A link for a new password, where the address has an account that is open. */
async function writeReset(tx: Db, email: string, now: Instant): Promise<void> {
  const found = await findIdByEmail(email)
  const person = found && !found.disabled ? await findPerson(tx, found.id) : null
  if (!person || person.disabled) return
  const link = {
    id: randomUUID(),
    staff: person.id,
    purpose: 'reset' as const,
    until: now + resetMs,
  }
  await addLink(tx, link, now)
  await accountEvent(
    tx,
    person,
    'staff.reset',
    { staff: person.id, link: link.id, asked: true, until: toIso(link.until) },
    now,
  )
}

function answer(tx: Db, { id, kind, sealed }: MailAskRow, now: Instant): Promise<void> {
  const text = openSealed('mail-ask', sealed, id)
  switch (kind) {
    case 'staff-reset':
      return writeReset(tx, text, now)
    case 'lost-link':
      return recordLinkAsked(tx, text, now)
    case 'sign-in-link':
      return recordSignInAsked(tx, text, now)
  }
}

/**
 * Looks up whether we know the addresses that mails were asked for to, and writes the events that
 * they are mailed by: after the answer was given, so that it can't tell. Each by itself: one that
 * can't be answered doesn't hold the others up, and is dropped after an hour.
 */
export async function answerMailAsks(now: Instant): Promise<void> {
  await dropMailAsks(now - resetMs)
  for (const id of await findMailAsks()) {
    await transact<null>(async (tx) => {
      const ask = await takeMailAsk(tx, id)
      if (ask) await answer(tx, ask, now)
      return done(null)
    }).catch((err: unknown) =>
      log.warn({ err }, 'a mail that was asked for waits for the next minute'),
    )
  }
}
