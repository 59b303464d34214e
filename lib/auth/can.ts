import { scopesIn, type KeyScope } from '@/lib/core/key-scopes'
import { isOfPractice, type Actor, type KeyActor, type StaffRole } from './actor'

/**
 * Who may do what: one table. `yes` always; `clinic` at one's own clinics; `own` with what is one's own (a patient's:
 * the appointment of their link; a practitioner's: what they treat; a mailbox's: what is known under that address, which the
 * use-case looks up by the proven address alone). What is not in a row is refused.
 */
export type Reach = 'yes' | 'clinic' | 'own'
export type Role = 'public' | 'patient' | 'mailbox' | StaffRole
export type RoleRow = Readonly<Partial<Record<Role, Reach>>>

const everybody: RoleRow = { public: 'yes', patient: 'yes', mailbox: 'yes', practitioner: 'yes', reception: 'yes', manager: 'yes' }
const desk: RoleRow = { reception: 'clinic', manager: 'clinic' }
const deskAndOwn: RoleRow = { practitioner: 'own', ...desk }
const managerAlone: RoleRow = { manager: 'clinic' }
const ownAlone: RoleRow = { practitioner: 'own' }

export const roleMatrix = {
  'practice.read': everybody,
  'practice.manage': { manager: 'yes' },
  'health.read': { manager: 'yes' },
  'set-up.begin': everybody,
  'hold.make': everybody,
  'hold.extend': everybody,
  'hold.drop': everybody,
  'draft.keep': everybody,
  'appointment.request': everybody,
  'appointment.read': { patient: 'own', ...deskAndOwn },
  'appointment.move': { patient: 'own', ...desk },
  'appointment.cancel': { patient: 'own', ...desk },
  'appointment.contact': { patient: 'own' },
  'appointment.renew-link': { patient: 'own' },
  'appointment.confirm': desk,
  'appointment.release': desk,
  'appointment.arrive': deskAndOwn,
  'appointment.complete': deskAndOwn,
  'appointment.miss': deskAndOwn,
  'appointment.undo': desk,
  'appointment.story': deskAndOwn,
  'appointment.note': deskAndOwn,
  'appointment.book': desk,
  'diary.read': deskAndOwn,
  'day.read': { practitioner: 'own' },
  'calls.read': desk,
  'call.claim': desk,
  'call.let-go': desk,
  'call.attempt': desk,
  'call.correct-phone': desk,
  'ring-back.ask': everybody,
  'ring-back.open': desk,
  'ring-back.claim': desk,
  'ring-back.let-go': desk,
  'ring-back.try': desk,
  'questions.fill': { patient: 'own' },
  'questions.read': { practitioner: 'own' },
  'questions.flag': desk,
  'patient.search': desk,
  'patient.open': desk,
  'patient.edit': desk,
  'patient.merge': desk,
  'patient.trail': { manager: 'clinic' },
  'change.plan': desk,
  'change.apply': desk,
  'to-tell.read': desk,
  'to-tell.tick': desk,
  'to-tell.give-up': managerAlone,
  'week.read': desk,
  'rota.open': managerAlone,
  'absence.ask': ownAlone,
  'absence.decide': managerAlone,
  'profile.edit': ownAlone,
  'feed.read': ownAlone,
  'feed.keep': ownAlone,
  'practice.change': managerAlone,
  'wait.join': { public: 'yes', ...desk },
  'wait.sooner': { patient: 'own', ...desk },
  'wait.read': desk,
  'wait.leave': { patient: 'own', ...desk },
  'offer.make': desk,
  'offer.answer': { patient: 'own', ...desk },
  'messages.read': desk,
  'outbox.read': managerAlone,
  'message.settle': desk,
  'template.edit': managerAlone,
  'message.test': managerAlone,
  'import.run': managerAlone,
  'events.read': managerAlone,
  'events.export': managerAlone,
  'import.apply': managerAlone,
  'import.export': managerAlone,
  'patient.copy': managerAlone,
  'patient.erase': managerAlone,
  'patient.plan-erasure': managerAlone,
  'retention.read': managerAlone,
  'retention.set': managerAlone,
  'figures.read': managerAlone,
  'figures.export': managerAlone,
  'people.read': managerAlone,
  'people.manage': managerAlone,
  'keys.read': managerAlone,
  'keys.manage': managerAlone,
  'security.set': managerAlone,
  'account.secure': { practitioner: 'yes', reception: 'yes', manager: 'yes' },
  'account.keep': { practitioner: 'yes', reception: 'yes', manager: 'yes' },
  'mine.read': { mailbox: 'yes' },
  'mine.book-again': { mailbox: 'yes' },
  'reminders.set': everybody,
  'changes.watch': { practitioner: 'clinic', ...desk },
  'session.start': everybody,
  'session.read': { practitioner: 'yes', reception: 'yes', manager: 'yes' },
  'session.end': everybody,
} as const satisfies Readonly<Record<string, RoleRow>>

export type Action = keyof typeof roleMatrix
export const actions = Object.keys(roleMatrix) as Action[]

/**
 * For these a password or a passkey of the last ten minutes is wanted besides: they can't be taken back, carry people's data away, or
 * decide who comes in. Everyday work that can be undone, merging records among it, isn't here.
 */
export const provenActions = [
  'patient.copy', 'patient.erase', 'events.export', 'figures.export', 'import.apply', 'import.export', 'retention.set', 'security.set',
  'people.manage', 'keys.manage', 'feed.keep', 'account.secure',
] as const satisfies readonly Action[]
export type ProvenAction = (typeof provenActions)[number]

/**
 * What an API key may do, at its clinics: what its scopes open, and nothing else. Whoever changes an appointment is answered with what
 * it became, so changing them opens reading them.
 */
export const scopeActions = {
  'diary.read': ['diary.read'],
  'calls.read': ['calls.read'],
  'calls.write': ['call.claim', 'call.attempt'],
  'appointments.read': ['appointment.read'],
  'appointments.write': [
    'appointment.confirm', 'appointment.release', 'appointment.arrive', 'appointment.complete', 'appointment.miss', 'appointment.undo',
    'appointment.move', 'appointment.cancel', 'appointment.read',
  ],
  'patients.read': ['patient.search'],
  'events.read': ['changes.watch'],
} as const satisfies Readonly<Record<KeyScope, readonly Action[]>>

const opens = (scope: KeyScope, action: Action): boolean => (scopeActions[scope] as readonly Action[]).includes(action)

/** The scope that opens an action, the least of them; null where no key may do it. */
export const scopeFor = (action: Action): KeyScope | null =>
  scopesIn(Object.keys(scopeActions)).find((scope) => opens(scope, action)) ?? null

/** What an action is about, as far as it is known: the more is left out, the less is allowed. */
export interface Subject {
  clinic?: string
  practitioner?: string
  appointmentId?: string
}

/** A clinic that the actor was proven to reach. Only this file makes one. */
export type ClinicScope = string & { readonly proven: 'clinic' }

export const roleOf = (actor: Exclude<Actor, KeyActor>): Role => (actor.kind === 'staff' ? actor.role : actor.kind)

/** How far the actor's role, or key, goes for this action, or null where it doesn't at all. */
export function reachOf(actor: Actor, action: Action): Reach | null {
  if (actor.kind === 'key') return actor.scopes.some((scope) => opens(scope, action)) ? 'clinic' : null
  return (roleMatrix[action] as RoleRow)[roleOf(actor)] ?? null
}

function owns(actor: Actor, subject: Subject): boolean {
  if (actor.kind === 'patient') return subject.appointmentId !== undefined && subject.appointmentId === actor.appointmentId
  return actor.kind === 'staff' && actor.practitionerId !== null && subject.practitioner === actor.practitionerId
}

/** Whether the actor may do this with this subject. */
export function can(actor: Actor, action: Action, subject: Subject = {}): boolean {
  const reach = reachOf(actor, action)
  if (reach === null) return false
  if (reach === 'yes') return true
  if (reach === 'own') return owns(actor, subject)
  return isOfPractice(actor) && subject.clinic !== undefined && actor.clinics.includes(subject.clinic)
}

/** The proof that the actor may do this at that clinic, or null. */
export const clinicScope = (actor: Actor, action: Action, clinic: string): ClinicScope | null =>
  reachOf(actor, action) === 'clinic' && can(actor, action, { clinic }) ? (clinic as ClinicScope) : null

/** Every clinic at which the actor may do this. */
export const clinicScopes = (actor: Actor, action: Action): ClinicScope[] =>
  isOfPractice(actor) && reachOf(actor, action) === 'clinic' ? (actor.clinics as ClinicScope[]) : []
