/** The life of an appointment: one table, read by buttons, use-cases, API and tests. */

export const appointmentStatuses = [
  'held', 'requested', 'confirmed', 'arrived', 'completed', 'no_show', 'cancelled', 'released',
] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]

export const appointmentVerbs = [
  'request', 'take', 'lapse', 'confirm', 'release', 'move', 'cancel', 'arrive', 'complete', 'miss', 'undo',
] as const
export type AppointmentVerb = (typeof appointmentVerbs)[number]

/** Statuses that take up the practitioner's and the room's time. The exclusion constraints name the same five. */
export const timeTakingStatuses = ['held', 'requested', 'confirmed', 'arrived', 'completed'] as const

export const takesTime = (status: AppointmentStatus): boolean =>
  (timeTakingStatuses as readonly AppointmentStatus[]).includes(status)

export type Party = 'patient' | 'reception' | 'practitioner' | 'policy' | 'clock'

interface Step {
  /** `same` keeps the status (a move); `before` goes back to the one before (an undo). */
  to: AppointmentStatus | 'same' | 'before'
  by: readonly Party[]
}

/** DESIGN: «The life of an appointment». A verb that is not listed for a status is refused. */
export const life: Readonly<Record<AppointmentStatus, Partial<Record<AppointmentVerb, Step>>>> = {
  held: {
    request: { to: 'requested', by: ['patient'] },
    take: { to: 'confirmed', by: ['patient', 'reception'] },
    lapse: { to: 'released', by: ['clock', 'patient', 'reception'] },
  },
  requested: {
    confirm: { to: 'confirmed', by: ['reception'] },
    release: { to: 'released', by: ['reception', 'policy'] },
    move: { to: 'same', by: ['patient', 'reception'] },
    cancel: { to: 'cancelled', by: ['patient', 'reception'] },
  },
  confirmed: {
    move: { to: 'same', by: ['patient', 'reception'] },
    cancel: { to: 'cancelled', by: ['patient', 'reception'] },
    arrive: { to: 'arrived', by: ['reception', 'practitioner'] },
    miss: { to: 'no_show', by: ['reception', 'practitioner'] },
  },
  arrived: {
    complete: { to: 'completed', by: ['practitioner', 'reception'] },
    undo: { to: 'before', by: ['reception'] },
  },
  completed: { undo: { to: 'before', by: ['reception'] } },
  no_show: { undo: { to: 'before', by: ['reception'] } },
  cancelled: { undo: { to: 'before', by: ['reception'] } },
  released: {},
}

/** The status that `verb` leads to from `from`, or null where the table forbids it to this party. */
export function nextStatus(
  from: AppointmentStatus, verb: AppointmentVerb, party: Party, before: AppointmentStatus | null,
): AppointmentStatus | null {
  const step = life[from][verb]
  if (!step?.by.includes(party)) return null
  if (step.to === 'same') return from
  return step.to === 'before' ? before : step.to
}

/** What a party may do with an appointment of this status, in the table's order. Undo is further limited to the same day. */
export const verbsFor = (status: AppointmentStatus, party: Party): AppointmentVerb[] =>
  appointmentVerbs.filter((verb) => life[status][verb]?.by.includes(party))

export const cancelReasons = [
  'patient-asked', 'patient-unwell', 'time-no-longer-suits', 'booked-elsewhere', 'practitioner-away', 'clinic-closed',
  'booked-by-mistake', 'other',
] as const
export type CancelReason = (typeof cancelReasons)[number]

/** The clinic's own reasons are not a patient's to give: they would stand in the story as the patient's word. */
const clinicsOwn: readonly CancelReason[] = ['practitioner-away', 'clinic-closed']
export const mayGiveReason = (party: Party, reason: CancelReason): boolean => party !== 'patient' || !clinicsOwn.includes(reason)

export const bestTimes = ['any', 'before-noon', 'noon-to-2', '2-to-5', 'after-5'] as const
/** When the patient would like to be rung; `any` when they did not say. */
export type BestTime = (typeof bestTimes)[number]
