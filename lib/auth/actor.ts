import type { KeyScope } from '@/lib/core/key-scopes'

/** Who is asking. Made at the edge only: from a session, an API key, from a link's secret, or for want of any `public`. */
export type Actor = PublicActor | PatientActor | MailboxActor | PracticeActor

/** Who acts for the practice: somebody who signed in, or a program with a key. */
export type PracticeActor = StaffActor | KeyActor

/** Anybody on the website or the API. */
export interface PublicActor {
  kind: 'public'
}

/** Came with a link's secret, proven: it is good for this one appointment. */
export interface PatientActor {
  kind: 'patient'
  appointmentId: string
}

/** Proved, by a one-time link, to read what is sent to this address. Whose it is else, nobody has said. */
export interface MailboxActor {
  kind: 'mailbox'
  /** In lower case. */
  email: string
  sessionId: string
}

export const staffRoles = ['reception', 'practitioner', 'manager'] as const
export type StaffRole = (typeof staffRoles)[number]

export interface StaffActor {
  kind: 'staff'
  id: string
  name: string
  role: StaffRole
  /** A manager's are all of them. */
  clinics: string[]
  practitionerId: string | null
  sessionId: string
  /** Everything that they may work as, where that is known: they work in one of them at a time. */
  roles?: StaffRole[]
}

/** A program, by the key that a manager made for it. It is nobody: what people alone may do is not its to do. */
export interface KeyActor {
  kind: 'key'
  id: string
  /** What the manager called it. */
  name: string
  scopes: KeyScope[]
  clinics: string[]
}

export const isOfPractice = (actor: Actor): actor is PracticeActor => actor.kind === 'staff' || actor.kind === 'key'

export const anybody: PublicActor = { kind: 'public' }
