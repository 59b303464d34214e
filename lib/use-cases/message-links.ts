import { linkSecret } from '@/lib/auth/link-secret'
import { offerSecret, type OfferedTo } from '@/lib/auth/offer-secret'
import { signInAddress, signInToken } from '@/lib/auth/sign-in-link'
import { staffLinkAddress, staffLinkToken } from '@/lib/auth/staff-link'
import { unsubscribeSecret } from '@/lib/auth/unsubscribe-secret'
import { baseUrl } from '@/lib/config'
import type { Message } from '@/lib/core/messages/facts'
import { isOfAccount, isReminder, type Channel } from '@/lib/core/messages/kinds'
import type { MessageLink } from '@/lib/messages/content'
import type { SceneRow } from '@/lib/store/message-scene'

/**
 * Where the links of a message lead. Their secrets are derived here and nowhere else, and only for
 * the person the message is for. Anybody else reads the same words with each secret blanked.
 */

/** `owner`: the person it is sent to. `other`: anybody who reads it in a list, a preview or a copy. */
export type Reader = 'owner' | 'other'

/** What a secret opens, and what it is derived from. */
type Secret =
  | { opens: 'appointment'; id: string; generation: number }
  | { opens: 'offer'; to: OfferedTo }
  | { opens: 'reminders'; patient: string }
  | { opens: 'mailbox' | 'account'; row: string }

function derive(secret: Secret): string {
  switch (secret.opens) {
    case 'appointment':
      return linkSecret(secret.id, secret.generation)
    case 'offer':
      return offerSecret(secret.to)
    case 'reminders':
      return unsubscribeSecret(secret.patient)
    case 'mailbox':
      return signInToken(secret.row)
    case 'account':
      return staffLinkToken(secret.row)
  }
}

/** How long the secrets are that go into texts: a blank of that length leaves the choice of words as it was. */
const lengths = { appointment: 43, offer: 65 } as const

/** A letter that texts can carry, and for emails a dot. */
const blankOf = ({ opens }: Secret, channel: Channel): string =>
  channel === 'email' || !(opens in lengths)
    ? '•••••'
    : '*'.repeat(lengths[opens as keyof typeof lengths])

/** The stop link's own part, for the address that a mail program posts to; null for any other reader. */
export interface MessageLinks {
  link: MessageLink
  stop: MessageLink | null
  /** The secret of `stop`, for its owner alone. */
  stopSecret: string | null
}

const page = (path: string): MessageLink => ({ address: `${baseUrl()}${path}`, blanked: false })

const offerOf = ({ facts }: Message, { offered }: SceneRow): Secret | null =>
  facts.offer && offered
    ? {
        opens: 'offer',
        to: { offer: facts.offer.id, wait: facts.offer.wait, generation: offered.generation },
      }
    : null

/** Reminders are stopped by a link of their own, offers by leaving the waiting list. */
function stopOf(message: Message, row: SceneRow, patient: string | null): Secret | null {
  if (isReminder(message.kind)) return patient === null ? null : { opens: 'reminders', patient }
  return message.kind === 'offer' ? offerOf(message, row) : null
}

/** The page that a message leads to, by way of `secretIn`, which puts a secret into its address. */
function linkOf(
  message: Message,
  row: SceneRow,
  secretIn: (secret: Secret, at: At) => MessageLink,
): MessageLink {
  const { kind, facts } = message
  if (kind === 'diary-change') return page('/day')
  if (kind === 'absence-decided') return page('/day/absences')
  if (kind === 'health-warning') return page('/manage/health')
  if (isOfAccount(kind))
    return facts.staffLink
      ? secretIn({ opens: 'account', row: facts.staffLink }, staffLinkAddress)
      : page('/signin')
  if (kind === 'sign-in-link')
    return facts.signIn
      ? secretIn({ opens: 'mailbox', row: facts.signIn }, signInAddress)
      : page('')
  const offer = kind === 'offer' ? offerOf(message, row) : null
  if (offer) return secretIn(offer, offerAt)
  if (['offer', 'offer-over', 'cancelled', 'released'].includes(kind) || !row.appointment)
    return page('/')
  const { id, reference, linkGeneration: generation } = row.appointment
  return secretIn(
    { opens: 'appointment', id, generation },
    (secret) => `${baseUrl()}/appointments/${reference}?key=${secret}`,
  )
}

/** An address with a secret in it. */
type At = (secret: string) => string

const offerAt: At = (secret) => `${baseUrl()}/offers/${secret}`
const unsubscribeAt: At = (secret) => `${baseUrl()}/unsubscribe/${secret}`

/** The links of a message for a reader; `patient` is whose message it is, as far as it is a patient's. */
export function linksOf(
  message: Message,
  row: SceneRow,
  patient: string | null,
  reader: Reader,
): MessageLinks {
  const secretIn = (secret: Secret, at: At): MessageLink =>
    reader === 'owner'
      ? { address: at(derive(secret)), blanked: false }
      : { address: at(blankOf(secret, message.channel)), blanked: true }
  const stop = stopOf(message, row, patient)
  return {
    link: linkOf(message, row, secretIn),
    stop: stop && secretIn(stop, isReminder(message.kind) ? unsubscribeAt : offerAt),
    stopSecret: stop && reader === 'owner' ? derive(stop) : null,
  }
}
