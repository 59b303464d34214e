import type { AppointmentStatus } from '@/lib/core/appointment'
import type { TellReason, Whereabouts } from '@/lib/core/change-view'
import { channelFor, type Contact } from '@/lib/core/messages/channel'
import type { AbsenceOutcome, MessageFacts, NewMessage, Visit } from '@/lib/core/messages/facts'
import type { MessageKind, PatientKind } from '@/lib/core/messages/kinds'
import { remindersFor } from '@/lib/core/messages/reminders'
import { dayOf, daysBetween, parseInstant, type Instant, type Zone } from '@/lib/core/time'

/** What an event owes whom: pure, so that the whole of it can be laid out in a table. */

/** An event as it was written. */
export interface PlannedEvent {
  id: string
  at: Instant
  verb: string
  actorKind: string
  clinic: string | null
  patient: string | null
  detail: Readonly<Record<string, unknown>>
}

/** The appointment that it is about, as it stands. */
export interface PlannedAppointment {
  id: string
  status: AppointmentStatus
  clinic: string
  zone: Zone
  visit: Visit
  callBy: Instant | null
  /** It is one of a course that was booked at once, and not the first of it. */
  laterInCourse: boolean
  patient: { id: string; contact: Contact } | null
}

/** Somebody on the waiting list to whom the appointment's time was offered by link. */
export interface PlannedOffer {
  id: string
  until: Instant
  to: { wait: string; patient: string; contact: Contact; outcome: string | null; isWaiting: boolean }[]
}

export interface PlanFacts {
  appointment: PlannedAppointment | null
  offer: PlannedOffer | null
  /** Confirmed in the same stroke: a move on the telephone. */
  confirmedWith: boolean
  /** A link to sign in that was asked for, while it is good. */
  signIn: { id: string; email: string; until: Instant; clinic: string | null } | null
  /** The accounts of practitioners, by practitioner. */
  accounts: ReadonlyMap<string, readonly string[]>
  /** The accounts of managers; looked up where an event is for them. */
  managers: readonly string[]
  /** Events may be looked at late: what is over by now is told to nobody. */
  now: Instant
}

/** A line for reception: nothing in writing reaches them. */
export interface PlannedTell {
  appointment: string
  patient: string
  clinic: string
  why: TellReason
  was: Whereabouts
}

export interface Plan {
  messages: NewMessage[]
  tell: PlannedTell | null
  /** Reminders that were planned before are of no use: they are planned anew. */
  remindersAnew: boolean
  /** A move that was taken back: where nobody was told of it yet, nobody is. */
  takenBack: boolean
}

const nothing: Plan = { messages: [], tell: null, remindersAnew: false, takenBack: false }

/** A patient who asked for it doesn't have to be told by telephone that it is done. */
const patientsReasons: readonly unknown[] = ['patient-asked', 'patient-unwell', 'time-no-longer-suits', 'booked-elsewhere', 'booked-by-mistake']

const isByPractice = ({ verb, actorKind, detail }: PlannedEvent): boolean =>
  actorKind !== 'patient' && !(verb === 'cancel' && patientsReasons.includes(detail['reason']))

/** A colleague may take a move back for a minute: only then are people told of it. */
const takeBackMs = 60_000
/** A link that was asked for is of no use to whoever has long done something else. */
const linkMs = 24 * 3_600_000

/**
 * Whether somebody who hasn't signed in caused it, or a rule acting on what they asked for: so many of its messages go to one address in
 * an hour, and no more.
 */
export const isByStranger = ({ verb, actorKind, detail }: Pick<PlannedEvent, 'verb' | 'actorKind' | 'detail'>): boolean =>
  actorKind === 'patient' || actorKind === 'policy' || (verb === 'staff.reset' && detail['asked'] === true)

const instantIn = (value: unknown): Instant | null => typeof value === 'string' ? parseInstant(value) : null

/** Where a move led, and from where: by the event, since another may have followed. */
function movedVisits({ detail }: PlannedEvent, { visit }: PlannedAppointment): { visit: Visit; was: Visit } | null {
  const [from, to] = [instantIn(detail['from']), instantIn(detail['to'])]
  const { practitionerFrom, practitionerTo } = detail
  if (from === null || to === null || typeof practitionerFrom !== 'string' || typeof practitionerTo !== 'string') return null
  const length = visit.end - visit.start
  return { visit: { start: to, end: to + length, practitioner: practitionerTo }, was: { start: from, end: from + length, practitioner: practitionerFrom } }
}

/** What the patient of the appointment is told, by the event's verb. */
function kindOf({ verb, detail }: PlannedEvent, { appointment, confirmedWith }: PlanFacts): PatientKind | null {
  switch (verb) {
    case 'request': return 'requested'
    case 'book': return appointment?.laterInCourse ? null : 'confirmed'
    case 'confirm': return 'confirmed'
    case 'take': return 'offer-taken'
    case 'move': return confirmedWith ? null : 'moved'
    case 'cancel': return 'cancelled'
    case 'release': return 'released'
    case 'attempt': return ['no-answer', 'voicemail', 'wrong-number'].includes(String(detail['outcome'])) ? 'unreached' : null
    case 'undo': return detail['from'] !== 'cancelled' ? null : detail['to'] === 'requested' ? 'requested' : 'confirmed'
    case 'link.ask': return 'link'
    default: return null
  }
}

const tellReasons: Partial<Record<PatientKind, TellReason>> = { moved: 'moved', cancelled: 'cancelled', released: 'cancelled' }

type Base = Omit<NewMessage, 'kind' | 'channel' | 'patient' | 'staff' | 'facts'>

const baseOf = (event: PlannedEvent, appointment: PlannedAppointment | null): Base => ({
  event: event.id, clinic: appointment?.clinic ?? event.clinic, appointment: appointment?.id ?? null, status: 'due', error: null, address: null,
  dueAt: event.at, until: null,
})

const to = (base: Base, kind: MessageKind, person: { id: string; contact: Contact }, facts: MessageFacts): NewMessage[] => {
  const channel = channelFor(kind, person.contact)
  return channel === null ? [] : [{ ...base, kind, channel, patient: person.id, staff: null, facts }]
}

/** A wrong number is found by ringing it: a text to it would reach the same stranger. */
const withoutWrongNumber = (event: PlannedEvent, person: { id: string; contact: Contact }) =>
  event.detail['outcome'] === 'wrong-number' ? { ...person, contact: { ...person.contact, wrongNumber: true } } : person

function toPatient(event: PlannedEvent, facts: PlanFacts): Pick<Plan, 'messages' | 'tell'> {
  const { appointment } = facts
  const kind = kindOf(event, facts)
  if (kind === null || !appointment?.patient || (kind !== 'link' && appointment.visit.start <= facts.now)) return { messages: [], tell: null }
  const person = withoutWrongNumber(event, appointment.patient)
  const moved = event.verb === 'move' ? movedVisits(event, appointment) : null
  const visit = moved?.visit ?? appointment.visit
  const byPractice = isByPractice(event)
  const told: MessageFacts = {
    visit, status: appointment.status, byPractice, ...(moved && { was: moved.was }),
    ...(kind === 'link' && { mailbox: event.detail['to'] === 'record' ? 'record' as const : 'booking' as const }),
    ...(kind === 'requested' && appointment.callBy !== null && { callBy: appointment.callBy }),
  }
  const waits = event.verb === 'move' && event.actorKind === 'staff' && event.detail['change'] === undefined ? takeBackMs : 0
  const until = kind === 'link' ? event.at + linkMs : visit.start
  const messages = to({ ...baseOf(event, appointment), dueAt: event.at + waits, until }, kind, person, told)
  const why = tellReasons[kind]
  const was = moved?.was ?? visit
  const tell = messages.length === 0 && why && byPractice
    ? { appointment: appointment.id, patient: person.id, clinic: appointment.clinic, why, was: { start: was.start, practitioner: was.practitioner } } : null
  return { messages, tell }
}

/** Brought in from elsewhere, where it was agreed on: nobody is told of it again, and is reminded only where the practice wants that. */
const isBroughtToRemind = ({ verb, detail }: PlannedEvent): boolean => verb === 'import' && detail['reminders'] === true

/** Agreed on, or at another time: from then on they are reminded of that. */
function reminders(event: PlannedEvent, { appointment, now }: PlanFacts): NewMessage[] {
  const agreed = ['book', 'confirm', 'take', 'move', 'undo'].includes(event.verb) || isBroughtToRemind(event)
  if (!agreed || !appointment?.patient || appointment.status !== 'confirmed') return []
  const { visit, zone, patient } = appointment
  return remindersFor(visit.start, zone, event.at).filter(({ until }) => until > now).flatMap(({ kind, dueAt, until }) =>
    to({ ...baseOf(event, appointment), dueAt, until }, kind, patient, { visit, status: appointment.status }))
}

const setsReminders: readonly string[] = ['book', 'confirm', 'take', 'move', 'cancel', 'release', 'undo']

/** An offer by link to each; who can't be written to is a failure for reception to see to. */
function offered(event: PlannedEvent, { appointment, offer, now }: PlanFacts): NewMessage[] {
  if (event.verb !== 'offer' || !appointment || !offer || offer.until <= now) return []
  return offer.to.flatMap(({ wait, patient, contact }) => {
    const base = { ...baseOf(event, appointment), until: offer.until }
    const told = { visit: appointment.visit, offer: { id: offer.id, wait, until: offer.until } }
    const written = to(base, 'offer', { id: patient, contact }, told)
    return written.length > 0 ? written
      : [{ ...base, kind: 'offer', channel: 'text', patient, staff: null, facts: told, status: 'failed', error: 'no-address' }] satisfies NewMessage[]
  })
}

/** What was offered is no longer to be had; who said no themselves, or is off the list, knows. */
function offerOver(event: PlannedEvent, { appointment, offer, now }: PlanFacts): NewMessage[] {
  if (!['take', 'lapse'].includes(event.verb) || !appointment || !offer || appointment.visit.start <= now) return []
  return offer.to.flatMap(({ wait, patient, contact, outcome, isWaiting }) => {
    const over = outcome === 'gone' || outcome === 'withdrawn' || outcome === 'lapsed' ? outcome : null
    if (over === null || !isWaiting) return []
    return to({ ...baseOf(event, appointment), until: appointment.visit.start }, 'offer-over', { id: patient, contact },
      { visit: appointment.visit, over, offer: { id: offer.id, wait, until: offer.until } })
  })
}

function signInLink(event: PlannedEvent, { signIn }: PlanFacts): NewMessage[] {
  if (event.verb !== 'sign-in-link.ask' || !signIn) return []
  const { id, email, until, clinic } = signIn
  return [{ ...baseOf(event, null), kind: 'sign-in-link', channel: 'email', clinic, patient: null, staff: null, address: email, facts: { signIn: id }, until }]
}

const accountMails: Readonly<Record<string, 'staff-invite' | 'staff-reset' | 'factor-reset'>> = {
  'staff.invite': 'staff-invite', 'staff.reset': 'staff-reset', 'second-factor.reset': 'factor-reset',
}

/** To somebody about their account. It is of no clinic: a link that lets them in is nothing for a desk to read. */
function ofAccount(event: PlannedEvent): NewMessage[] {
  const kind = Object.hasOwn(accountMails, event.verb) ? accountMails[event.verb] : undefined
  const { staff, link } = event.detail
  if (kind === undefined || typeof staff !== 'string') return []
  return [{ ...baseOf(event, null), clinic: null, kind, channel: 'email', patient: null, staff,
    facts: typeof link === 'string' ? { staffLink: link } : {}, until: instantIn(event.detail['until']) }]
}

type Change = NonNullable<MessageFacts['change']>

/** What changes in whose diary. */
function diaryChanges(event: PlannedEvent, appointment: PlannedAppointment): { practitioner: string; change: Change; visit: Visit; was?: Visit }[] {
  const { visit } = appointment
  const { practitioner } = visit
  if (event.verb === 'move') {
    const moved = movedVisits(event, appointment)
    if (!moved) return []
    const [before, after] = [moved.was.practitioner, moved.visit.practitioner]
    return before === after ? [{ practitioner: after, change: 'moved', ...moved }]
      : [{ practitioner: before, change: 'cancelled', visit: moved.was }, { practitioner: after, change: 'booked', visit: moved.visit }]
  }
  const booked = ['request', 'book', 'take'].includes(event.verb) || (event.verb === 'undo' && event.detail['from'] === 'cancelled')
  if (booked) return [{ practitioner, change: 'booked', visit }]
  return ['cancel', 'release'].includes(event.verb) ? [{ practitioner, change: 'cancelled', visit }] : []
}

/** To practitioners: what concerns their today and tomorrow. */
function toPractitioners(event: PlannedEvent, { appointment, accounts, now }: PlanFacts): NewMessage[] {
  if (!appointment?.patient) return []
  const { zone } = appointment
  const isNear = ({ start }: Visit): boolean => {
    const ahead = daysBetween(dayOf(event.at, zone), dayOf(start, zone))
    return (ahead === 0 || ahead === 1) && start > now
  }
  return diaryChanges(event, appointment).filter(({ visit, was }) => isNear(visit) || (was !== undefined && isNear(was))).flatMap(({ practitioner, ...told }) =>
    (accounts.get(practitioner) ?? []).map((staff): NewMessage => ({
      ...baseOf(event, appointment), kind: 'diary-change', channel: 'email', patient: null, staff, facts: told, until: Math.max(told.visit.start, told.was?.start ?? 0),
    })))
}

/** What a manager did with time away, as the practitioner is told of it. */
const decisions: Readonly<Partial<Record<string, AbsenceOutcome>>> = {
  'absence.grant': 'granted', 'absence.enter': 'granted', 'absence.change': 'changed', 'absence.refuse': 'refused', 'absence.end': 'ended',
}

/** To the practitioner whose time away was decided, until it would be over. */
function absenceDecided(event: PlannedEvent, { accounts, now }: PlanFacts): NewMessage[] {
  const { practitioner, changed } = event.detail
  const [decided, from, until] = [decisions[event.verb], instantIn(event.detail['from']), instantIn(event.detail['until'])]
  if (!decided || typeof practitioner !== 'string' || from === null || until === null || until <= now) return []
  const outcome = decided === 'granted' && changed === true ? 'changed' : decided
  return (accounts.get(practitioner) ?? []).map((staff): NewMessage => (
    { ...baseOf(event, null), kind: 'absence-decided', channel: 'email', patient: null, staff, facts: { absence: { outcome, from, until } }, until }))
}

const warningMs = 24 * 60 * 60_000

/** To every manager: what is wrong with the server, until there would be another. */
function healthWarnings(event: PlannedEvent, { managers, now }: PlanFacts): NewMessage[] {
  const { checks } = event.detail
  const until = event.at + warningMs
  if (event.verb !== 'health.warn' || typeof checks !== 'string' || until <= now) return []
  const facts = { wrongs: checks.split(' ') }
  return managers.map((staff): NewMessage => ({
    ...baseOf(event, null), kind: 'health-warning', channel: 'email', patient: null, staff, facts,
    until,
  }))
}

/** Everything that an event owes anybody, given how things stand. An event that tells nobody anything plans nothing. */
export function planEvent(event: PlannedEvent, facts: PlanFacts): Plan {
  const { messages, tell } = toPatient(event, facts)
  return {
    ...nothing,
    messages: [...messages, ...reminders(event, facts), ...offered(event, facts), ...offerOver(event, facts), ...signInLink(event, facts), ...ofAccount(event), ...toPractitioners(event, facts),
      ...absenceDecided(event, facts), ...healthWarnings(event, facts)],
    tell, remindersAnew: setsReminders.includes(event.verb), takenBack: event.verb === 'move' && event.detail['undone'] === true,
  }
}
