/** Who is asking. Made at the edge only: from a session, from a link's secret, or for want of either `public`. */
export type Actor = PublicActor | PatientActor | MailboxActor | StaffActor

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

export const anybody: PublicActor = { kind: 'public' }
