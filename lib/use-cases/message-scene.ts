import { addressFor, type Contact } from '@/lib/core/messages/channel'
import type { Message } from '@/lib/core/messages/facts'
import type { Standing } from '@/lib/core/messages/judge'
import { isOfAccount, type Channel } from '@/lib/core/messages/kinds'
import type { Ringing, TellBy } from '@/lib/core/patient-view'
import { isSentBy } from '@/lib/core/policies'
import type { Instant } from '@/lib/core/time'
import { firstNameOf, initialsOf, type Scene } from '@/lib/messages/content'
import type { AppointmentRow } from '@/lib/store/appointments'
import { readScene, type SceneRow } from '@/lib/store/message-scene'
import { readSetup, type Setup } from '@/lib/store/setup'
import { nameOf, statusOf } from '@/lib/store/shape'
import { linksOf, type MessageLinks, type Reader } from './message-links'

/** What a message is made of just now: who is told, where, and what the names and links in it are. */
export interface Ground {
  row: SceneRow
  setup: Setup
  scene: Scene
  standing: Standing
  /** Null for a message to staff, or to an address alone. */
  contact: Contact | null
  /** Whose it is, as far as it is a patient's. */
  patient: string | null
  /** The secret with which its kind is stopped; null where there are no more, and for anybody but its owner. */
  stop: string | null
}

type Patient = NonNullable<AppointmentRow['patient']>

/** How they are reached; about an appointment its own address and number go before the record's. */
function contactOf(patient: Patient, about: AppointmentRow | null): Contact {
  const own = about?.contactPhone ?? null
  return {
    email: about?.contactEmail ?? patient.email, phone: own ?? patient.phone, otherPhone: patient.otherPhone ?? (own === null ? null : patient.phone),
    ringing: patient.ringing as Ringing, tellBy: patient.tellBy as TellBy, texts: patient.texts,
    wrongNumber: (own === null ? patient.wrongNumberAt : about?.contactPhoneWrongAt ?? null) !== null,
  }
}

/** Somebody who books for a patient is who reads it. */
const addressedTo = (appointment: AppointmentRow | null, patient: Patient | null): string => appointment?.bookedByName ?? appointment?.givenName ?? patient?.name ?? ''

interface Told {
  row: SceneRow
  setup: Setup
  patient: Patient | null
  links: MessageLinks
}

function sceneOf(message: Message, { row, setup, patient, links }: Told): Scene {
  const clinic = setup.clinics.find(({ id }) => id === (row.appointment?.clinicId ?? message.clinic)) ?? null
  const ours = row.appointment && !message.facts.offer ? row.appointment : null
  return {
    practice: setup.practice, clinic, firstName: firstNameOf(isOfAccount(message.kind) ? row.staff?.name ?? '' : addressedTo(ours, patient)), initials: initialsOf(row.appointment?.givenName ?? row.appointment?.patient?.name ?? ''),
    practitioner: (id) => nameOf(setup, id), reference: ours?.reference ?? null, course: row.course,
    link: links.link, stop: links.stop,
  }
}

/** `reader`: for anybody but the person it is sent to, no link in it opens anything. */
export async function readGround(message: Message, reader: Reader, now: Instant): Promise<Ground> {
  const [row, setup] = [await readScene(message, now), await readSetup()]
  const patient = message.recipient === 'staff' ? null : row.offered?.patient ?? row.appointment?.patient ?? null
  const links = linksOf(message, row, patient?.id ?? null, reader)
  const scene = sceneOf(message, { row, setup, patient, links })
  const { appointment } = row
  return {
    row, setup, scene, stop: links.stopSecret, patient: patient?.id ?? null, contact: patient && contactOf(patient, row.offered ? null : row.appointment),
    standing: {
      appointment: appointment && { status: statusOf(appointment), start: appointment.startsAt.getTime() },
      offerOpen: row.offered?.open ?? false, 
      reminders: (patient?.reminders ?? true) && isSentBy(setup.practice.reminders, message.kind), zone: scene.clinic?.timeZone ?? setup.clinics[0]?.timeZone ?? 'Europe/London',
    },
  }
}

/** Where it goes by a way; null where it can't. */
export function addressOf(message: Message, { row, contact }: Ground, channel: Channel): string | null {
  if (message.recipient === 'staff') return row.staff && !row.staff.disabled ? row.staff.email : null
  // A link that was asked for goes to the address that it was asked for with, and to no other.
  if (message.kind === 'link') return (message.facts.mailbox === 'record' ? row.appointment?.patient?.email : row.appointment?.contactEmail) ?? null
  return contact ? addressFor(contact, channel) : message.address
}
