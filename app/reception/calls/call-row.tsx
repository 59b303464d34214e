import Link from 'next/link'
import { callsAt } from '@/app/_staff/addresses'
import { DialLine } from '@/app/_staff/dial'
import { Flags } from '@/app/_staff/flags'
import type { StaffActor } from '@/lib/auth/actor'
import { calls as words } from '@/lib/copy/staff/calls'
import { phoneWords } from '@/lib/copy/staff/phone'
import { dayName, spell } from '@/lib/copy/staff/time'
import type { Policy } from '@/lib/core/diary-facts'
import { clock24, dayOf, type Day, type Instant } from '@/lib/core/time'
import type { CallEntry, ClinicView } from '@/lib/core/views'
import type { RingBackEntry } from '@/lib/core/ring-view'
import { isCall, nameOf, phoneOf, type Entry } from './entries'
import { Advice, Claimed, Due } from './row-parts'
import { Tries } from './tries'

interface Props {
  entry: Entry
  actor: StaffActor
  clinic: ClinicView
  policy: Policy
  now: Instant
  isOpen: boolean
  /** J or K, where this is the row after or before the open one. */
  shortcut: string | undefined
}

export function CallRow({ entry, actor, clinic, policy, now, isOpen, shortcut }: Props) {
  const zone = clinic.timeZone
  const today = dayOf(now, zone)
  const taken = entry.claim !== null && entry.claim.staff !== actor.id
  const side = entry.urgency === 'overdue' ? 'on-thread' : 'after'
  const [name, number] = [nameOf(entry), phoneOf(entry)]
  return (
    <tr className={`${side} ${isOpen ? 'is-on' : ''} ${taken ? 'is-taken' : ''}`} aria-current={isOpen ? 'true' : undefined}>
      <td><Due {...{ entry, zone, now }} /></td>
      <td>
        <Link className="name" prefetch={false} href={callsAt(clinic.id, entry.id)} scroll={false} aria-keyshortcuts={shortcut}>
          {name} {isCall(entry) && <Flags {...entry} />}
        </Link>
        {isCall(entry) && entry.wrongNumberAt !== null ? <s className="tel">{phoneWords(number)}</s>
          : <DialLine name={name} patient={isCall(entry) ? entry.patient : number} />}
        {isCall(entry) && entry.bookedByName && <small>{words.askFor(entry.bookedByName)}</small>}
      </td>
      <td>{isCall(entry) ? <AskedFor call={entry} clinic={clinic} today={today} /> : <AskedToBeRung ringBack={entry} />}</td>
      <td>{spell(now - (isCall(entry) ? entry.requestedAt : entry.askedAt))}</td>
      <td>
        <Tries attempts={isCall(entry) ? entry.attempts : entry.tries} most={policy.maxTries} today={today} zone={zone} />
        <Advice {...{ entry, zone, now }} />
      </td>
      <td><Claimed {...{ entry, actor, now, isOpen }} clinic={clinic.id} /></td>
    </tr>
  )
}

const AskedFor = ({ call, clinic, today }: { call: CallEntry; clinic: ClinicView; today: Day }) => (
  <>
    <b>{dayName(dayOf(call.start, clinic.timeZone), today)} {clock24(call.start, clinic.timeZone)}</b>
    <small>{call.practitioner.name.split(' ')[0]}, {call.service.name} {call.service.minutes}</small>
  </>
)

const AskedToBeRung = ({ ringBack }: { ringBack: RingBackEntry }) => (
  <><b>{words.toBeRung}</b><small>{ringBack.about === null ? words.nothingSaid : words.saidWhat}</small></>
)
