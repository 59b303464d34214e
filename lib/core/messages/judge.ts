import type { AppointmentStatus } from '@/lib/core/appointment'
import type { Instant, Zone } from '@/lib/core/time'
import type { MessageFacts } from './facts'
import { isReminder, type MessageKind } from './kinds'
import { decentTime } from './reminders'

/** Whether a message still tells what is so, just before it is sent: by then something newer may have happened. */

/** How things stand. */
export interface Standing {
  /** Null where the message is of no appointment. */
  appointment: { status: AppointmentStatus; start: Instant } | null
  /** Of an offer to them: they can still answer it. */
  offerOpen: boolean
  /** They want reminders. */
  reminders: boolean
  zone: Zone
}

export type Verdict =
  | { do: 'send' }
  | { do: 'drop'; why: 'overtaken' | 'over' | 'unwished' }
  | { do: 'wait'; until: Instant }

/** The statuses in which each kind is still true. What isn't listed speaks of no status. */
export const trueIn: Readonly<Partial<Record<MessageKind, readonly AppointmentStatus[]>>> = {
  requested: ['requested'],
  confirmed: ['confirmed'],
  moved: ['requested', 'confirmed'],
  cancelled: ['cancelled'],
  released: ['released'],
  unreached: ['requested'],
  'reminder-3': ['confirmed'],
  'reminder-1': ['confirmed'],
  'offer-taken': ['confirmed'],
}

const send: Verdict = { do: 'send' }
const drop = (why: 'overtaken' | 'over' | 'unwished'): Verdict => ({ do: 'drop', why })

/** Kinds about a visit to come: once it has begun they tell nobody anything. */
const ofVisits: readonly MessageKind[] = ['requested', 'confirmed', 'moved', 'unreached', 'reminder-3', 'reminder-1', 'offer-taken']

export function judge(message: { kind: MessageKind; facts: MessageFacts; until: Instant | null }, standing: Standing, now: Instant): Verdict {
  const { kind, facts, until } = message
  const { appointment } = standing
  const statuses = trueIn[kind]
  if (statuses && appointment && !statuses.includes(appointment.status)) return drop('overtaken')
  if (statuses && appointment && facts.visit && facts.visit.start !== appointment.start) return drop('overtaken')
  if (until !== null && until <= now) return drop('over')
  if (ofVisits.includes(kind) && appointment && appointment.start <= now) return drop('over')
  if (kind === 'offer' && !standing.offerOpen) return drop('over')
  if (!isReminder(kind)) return send
  if (!standing.reminders) return drop('unwished')
  const decent = decentTime(now, standing.zone)
  if (decent === now) return send
  return until !== null && decent >= until ? drop('over') : { do: 'wait', until: decent }
}
