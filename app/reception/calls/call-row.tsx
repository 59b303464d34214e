import Link from 'next/link'
import { callsAt } from '@/app/_staff/addresses'
import { Flags } from '@/app/_staff/flags'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Countdown } from '@/app/_ui/staff/countdown'
import { Key, Say } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import type { StaffActor } from '@/lib/auth/actor'
import { calls as words } from '@/lib/copy/staff/calls'
import { phoneWords } from '@/lib/copy/staff/phone'
import { dayAndClock, dayName, spell } from '@/lib/copy/staff/time'
import { bestTimeWords } from '@/lib/copy/staff/words'
import type { Policy } from '@/lib/core/diary-facts'
import { clock24, dayOf, type Instant } from '@/lib/core/time'
import type { CallEntry, ClinicView } from '@/lib/core/views'
import { claim } from './actions'
import { Tries } from './tries'

interface Props {
  call: CallEntry
  actor: StaffActor
  clinic: ClinicView
  policy: Policy
  now: Instant
  isOpen: boolean
  /** J or K, where this is the row after or before the open one. */
  shortcut: string | undefined
}

export function CallRow({ call, actor, clinic, policy, now, isOpen, shortcut }: Props) {
  const today = dayOf(now, clinic.timeZone)
  const taken = call.claim !== null && call.claim.staff !== actor.id
  const side = call.urgency === 'overdue' ? 'on-thread' : 'after'
  const phone = phoneWords(call.patient.phone)
  return (
    <tr className={`${side} ${isOpen ? 'is-on' : ''} ${taken ? 'is-taken' : ''}`} aria-current={isOpen ? 'true' : undefined}>
      <td><Due call={call} zone={clinic.timeZone} now={now} /></td>
      <td>
        <Link className="name" prefetch={false} href={callsAt(clinic.id, call.id)} scroll={false} aria-keyshortcuts={shortcut}>
          {call.patient.name} <Flags {...call} />
        </Link>
        <a className="tel" href={`tel:${call.patient.phone}`} aria-label={words.ring(call.patient.name, phone)}>{phone}</a>
        {call.bookedByName && <small>{words.askFor(call.bookedByName)}</small>}
      </td>
      <td>
        <b>{dayName(dayOf(call.start, clinic.timeZone), today)} {clock24(call.start, clinic.timeZone)}</b>
        <small>{call.practitioner.name.split(' ')[0]}, {call.service.name} {call.service.minutes}</small>
      </td>
      <td>{spell(now - call.requestedAt)}</td>
      <td>
        <Tries attempts={call.attempts} most={policy.maxTries} today={today} zone={clinic.timeZone} />
        <small>{advice(call, clinic, now)}</small>
      </td>
      <td><Claimed {...{ call, actor, now, isOpen }} clinic={clinic.id} /></td>
    </tr>
  )
}

function advice(call: CallEntry, clinic: ClinicView, now: Instant): string {
  if (call.flagged) return words.flagged
  if (call.nextTryAt === null || call.nextTryAt <= now) return bestTimeWords[call.bestTime]
  return words.tryAfter(dayAndClock(call.nextTryAt, dayOf(now, clinic.timeZone), clinic.timeZone))
}

function Due({ call, zone, now }: { call: CallEntry; zone: string; now: Instant }) {
  const at = call.nextTryAt ?? call.dueAt
  const [day, today] = [dayOf(at, zone), dayOf(now, zone)]
  const asked = call.attempts.at(-1)?.outcome === 'call-back'
  return (
    <>
      <span className="due">{clock24(at, zone)}</span>
      {day !== today && <small>{dayName(day, today)}</small>}
      {at < now ? <small className="late">{words.over(spell(now - at))}</small>
        : (day === today || asked) && <small>{asked ? words.asked : words.inTime(spell(at - now))}</small>}
    </>
  )
}

interface ClaimedProps {
  call: CallEntry
  actor: StaffActor
  clinic: string
  now: Instant
  isOpen: boolean
}

function Claimed({ call, actor, clinic, now, isOpen }: ClaimedProps) {
  if (call.claim) {
    const yours = call.claim.staff === actor.id
    const name = yours ? actor.name : call.claim.by
    return (
      <span className={yours ? 'claimed you' : 'claimed'}>
        <i aria-hidden="true">{name.slice(0, 1)}</i>{yours ? words.you : name.split(' ')[0]}, <Countdown left={call.claim.until - now} />
      </span>
    )
  }
  return (
    <ActForm action={claim} hidden={{ call: call.id, clinic }}>
      <Press className="b edge" aria-keyshortcuts={isOpen ? 'C' : undefined}>
        <span>{words.claim}<Say> {words.claimOf(call.patient.name)}</Say></span>{isOpen && <Key>C</Key>}
      </Press>
    </ActForm>
  )
}
