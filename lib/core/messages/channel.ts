import { isLandline, mayRing } from '@/lib/core/reach'
import type { Ringing, TellBy } from '@/lib/core/patient-view'
import { mayGoBy, type Channel, type MessageKind } from './kinds'

/** By which way somebody is told, and where. */

/** What is known of reaching a patient in writing. Numbers in E.164. */
export interface Contact {
  /** Given with the booking, else the record's. */
  email: string | null
  phone: string
  otherPhone: string | null
  ringing: Ringing
  tellBy: TellBy
  /** They haven't asked by text to be sent none. */
  texts: boolean
  /** Ringing the main number found somebody else. */
  wrongNumber: boolean
}

/** Where a text reaches them: never a landline, never a number that was found to be somebody else's. */
export function textAddress({ phone, otherPhone, texts, wrongNumber }: Contact): string | null {
  if (!texts) return null
  return [wrongNumber ? null : phone, otherPhone].find((number) => number !== null && !isLandline(number)) ?? null
}

/** By whom an address is read: case and what stands after a plus sign make no other of it. A number is one as it is. */
export const mailboxOf = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@')

export const addressFor = (contact: Contact, channel: Channel): string | null => channel === 'email' ? contact.email : textAddress(contact)

/**
 * The way for a kind: the one they want, where they can be reached by it, else the other. Who would rather be rung is written to by
 * email first. Null where neither reaches them.
 */
export function channelFor(kind: MessageKind, contact: Contact): Channel | null {
  const order: readonly Channel[] = contact.tellBy === 'text' ? ['text', 'email'] : ['email', 'text']
  return order.find((channel) => mayGoBy(kind, channel) && addressFor(contact, channel) !== null) ?? null
}

/** Whether having been written to is having been told: whoever wants to be rung about a change, and can be, is rung all the same. */
export const isToldInWriting = (contact: Contact): boolean => contact.tellBy !== 'phone' || mayRing(contact).why !== null
