import { checkNameOf } from '@/lib/copy/health/words'
import { emailFrame, emailWords } from '@/lib/copy/messages/emails'
import { textWords } from '@/lib/copy/messages/texts'
import { addressLine, byWhen } from '@/lib/copy/patient/words'
import { phoneText } from '@/lib/copy/patient/phone'
import type { MessageFacts, Visit } from '@/lib/core/messages/facts'
import { fitsOneText, toGsm7 } from '@/lib/core/messages/gsm7'
import { isForStaff, isOfAccount, isReminder, type Channel, type MessageKind, type TextedKind } from '@/lib/core/messages/kinds'
import { checkTemplate, fill, placeholdersIn, type Values } from '@/lib/core/messages/placeholders'
import { clockTime, dayOf, longDate, mediumDate, shortDate, type Instant, type Zone } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import type { Template } from './templates'

/** From a kind and its facts to what is read: pure. Names and links are looked up by whoever calls. */

/** Where a link leads. `blanked`: its secret is left out, since its owner isn't who reads it, and it can't be pressed. */
export interface MessageLink {
  address: string
  blanked: boolean
}

/** What facts name by id, and what a message leads to. */
export interface Scene {
  practice: { name: string; phone: string }
  /** Null where the message is of no clinic. */
  clinic: Pick<ClinicView, 'name' | 'place' | 'phone' | 'address' | 'postcode' | 'timeZone'> | null
  /** Of whoever reads it: a patient, or who books for them. */
  firstName: string
  /** Of the patient, for a practitioner. */
  initials: string
  /** The name of a practitioner, by id. */
  practitioner: (id: string) => string
  reference: string | null
  /** Visits of one course that were booked at once; empty for one alone. */
  course: readonly Visit[]
  /** What its button leads to. */
  link: MessageLink
  /** The page that stops more of these; null where there are no more. */
  stop: MessageLink | null
}

/** An email before it is drawn. */
export interface EmailContent {
  subject: string
  /** What a list of messages shows after the subject. */
  preview: string
  paragraphs: string[]
  rows: { label: string; values: string[] }[]
  button: { label: string; link: MessageLink }
  orCopy: string
  footer: string[]
  stop: { label: string; link: MessageLink } | null
}

const somewhere: Zone = 'Europe/London'
const zoneOf = ({ clinic }: Scene): Zone => clinic?.timeZone ?? somewhere
const phoneOf = ({ clinic, practice }: Scene): string => phoneText(clinic?.phone ?? practice.phone)

/** Values of the names that may stand in braces; those that a kind hasn't are left out. */
export function valuesOf(facts: MessageFacts, scene: Scene, channel: Channel, now: Instant): Values {
  const zone = zoneOf(scene)
  const dayWords = channel === 'email' ? mediumDate : shortDate
  const { visit, was, callBy, offer, absence, wrongs } = facts
  return {
    firstName: scene.firstName, initials: scene.initials, phone: phoneOf(scene), place: scene.clinic?.place ?? '', clinic: scene.clinic?.name ?? '',
    reference: scene.reference ?? '', link: scene.link.address,
    ...(visit && { day: dayWords(dayOf(visit.start, zone)), time: clockTime(visit.start, zone), practitioner: scene.practitioner(visit.practitioner) }),
    ...((was ?? visit) && { oldDay: dayWords(dayOf((was ?? visit)?.start ?? 0, zone)), oldTime: clockTime((was ?? visit)?.start ?? 0, zone) }),
    callBy: byWhen(callBy ?? visit?.start ?? now, zone, now),
    ...(absence && { day: dayWords(dayOf(absence.from, zone)) }),
    // It ends at a midnight: the day before is its last.
    ...((absence ?? visit) && { lastDay: dayWords(dayOf((absence?.until ?? visit?.end ?? 0) - 1, zone)) }),
    ...(wrongs && { wrongs: wrongs.map(checkNameOf).join(', ') }),
    ...(offer && { until: byWhen(offer.until, zone, now) }),
  }
}

/** The practice's own words where they are fit to be sent; what has become of the names since they were written is looked at anew. */
const fitting = (kind: MessageKind, channel: Channel, own: Template | null): Template | null =>
  own !== null && checkTemplate(kind, channel, own).length === 0 ? own : null

/** 'Thursday 6 August 2026, 5:30pm' */
const fullMoment = (at: Instant, zone: Zone): string => `${longDate(dayOf(at, zone))}, ${clockTime(at, zone)}`

/** Nobody is to come to what is over, so it isn't said where. */
const showsWhere = (kind: MessageKind): boolean => !isForStaff(kind) && !['cancelled', 'released', 'offer-over', 'sign-in-link'].includes(kind)

const withoutRows: readonly MessageKind[] = ['offer-over', 'absence-decided', 'health-warning']

function rowsOf(kind: MessageKind, { visit, was }: MessageFacts, scene: Scene): EmailContent['rows'] {
  if (!visit || withoutRows.includes(kind)) return []
  const zone = zoneOf(scene)
  const visits = kind === 'confirmed' && scene.course.length > 1 ? scene.course : [visit]
  const { clinic, reference } = scene
  return [
    { label: emailFrame.when, values: visits.map(({ start }) => fullMoment(start, zone)) },
    ...(was && was.start !== visit.start ? [{ label: emailFrame.was, values: [fullMoment(was.start, zone)] }] : []),
    ...(clinic && showsWhere(kind) ? [{ label: emailFrame.where, values: [clinic.name, addressLine(clinic)] },
      { label: emailFrame.with, values: [...new Set(visits.map(({ practitioner }) => scene.practitioner(practitioner)))] }] : []),
    ...(reference !== null && !isForStaff(kind) && kind !== 'offer' ? [{ label: emailFrame.reference, values: [reference] }] : []),
  ]
}

function buttonLabel(kind: MessageKind): string {
  const { buttons } = emailFrame
  if (kind === 'cancelled' || kind === 'released' || kind === 'offer-over') return buttons.book
  if (kind === 'offer' || kind === 'unreached') return buttons[kind]
  if (kind === 'sign-in-link') return buttons.signIn
  if (kind === 'absence-decided') return buttons.absence
  if (kind === 'health-warning') return buttons.health
  if (isOfAccount(kind)) return buttons[kind]
  return kind === 'diary-change' ? buttons.diary : buttons.appointment
}

/** A diary's change, and what became of time away, are told in one line, headed by what it was. */
function withChange(paragraphs: string[], { change, absence }: MessageFacts): string[] {
  const head = change ? emailFrame.changes[change] : absence ? emailFrame.absences[absence.outcome] : null
  return head === null ? paragraphs : paragraphs.map((line, i) => (i === 0 ? `${head}: ${line}` : line))
}

function footerOf(kind: MessageKind, scene: Scene): string[] {
  if (kind === 'absence-decided') return [emailFrame.whyAway(scene.practice.name)]
  if (kind === 'health-warning') return [emailFrame.whyHealth(scene.practice.name)]
  if (isOfAccount(kind)) return [emailFrame.whyAccount(scene.practice.name)]
  if (isForStaff(kind)) return [emailFrame.whyStaff(scene.practice.name)]
  return [emailFrame.questions(phoneOf(scene)), emailFrame.why(scene.practice.name)]
}

const stopLabel = (kind: MessageKind): string => (isReminder(kind) ? emailFrame.stopReminders : emailFrame.stopOffers)

/** An email's words. `own`: what a manager wrote in place of ours; it isn't used where a name in braces isn't known any more. */
export function emailContent(kind: MessageKind, facts: MessageFacts, scene: Scene, own: Template | null, now: Instant): EmailContent {
  const values = valuesOf(facts, scene, 'email', now)
  const { subject, body } = fitting(kind, 'email', own) ?? emailWords[kind]
  const paragraphs = withChange(body.split(/\n\s*\n/).map((part) => fill(part.trim(), values)), facts)
  return {
    subject: fill(subject ?? emailWords[kind].subject, values).replace(/\s+/g, ' ').trim(), preview: (paragraphs[1] ?? paragraphs[0] ?? '').slice(0, 120),
    paragraphs, rows: rowsOf(kind, facts, scene), button: { label: buttonLabel(kind), link: scene.link }, orCopy: emailFrame.orCopy,
    footer: footerOf(kind, scene),
    stop: scene.stop === null ? null : { label: stopLabel(kind), link: scene.stop },
  }
}

/** The first wording that fits one text, by our alphabet's letters. The last one of each kind always does. */
export function textContent(kind: TextedKind, facts: MessageFacts, scene: Scene, own: Template | null, now: Instant): string {
  const values = valuesOf(facts, scene, 'text', now)
  const mine = fitting(kind, 'text', own)
  const words = mine ? [mine.body, ...textWords[kind]] : textWords[kind]
  // A wording that names nobody is better than one that names an empty place.
  const whole = words.filter((wording) => placeholdersIn(wording).every((name) => values[name as keyof Values] !== ''))
  const texts = whole.map((wording) => toGsm7(fill(wording, values)))
  return texts.find(fitsOneText) ?? texts.at(-1) ?? ''
}

/** 'G. W.', for a diary that lies open. */
export const initialsOf = (name: string): string => name.trim().split(/\s+/).map((word) => `${word.charAt(0).toUpperCase()}.`).join(' ')

export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? ''
