import Link from 'next/link'
import { callsAt } from '@/app/_staff/addresses'
import { DialLine } from '@/app/_staff/dial'
import { Flags } from '@/app/_staff/flags'
import type { StaffActor } from '@/lib/auth/actor'
import { calls as words } from '@/lib/copy/staff/calls'
import { signPlain } from '@/lib/copy/patient/questions'
import { phoneWords } from '@/lib/copy/staff/phone'
import { ringNow as ringNowWords } from '@/lib/copy/staff/ring-now'
import { dayName, spell } from '@/lib/copy/staff/time'
import { statusWords } from '@/lib/copy/staff/words'
import type { Policy } from '@/lib/core/diary-facts'
import { clock24, dayOf, type Day, type Instant } from '@/lib/core/time'
import type { RingNowEntry } from '@/lib/core/ring-now'
import type { CallEntry, ClinicView } from '@/lib/core/views'
import type { RingBackEntry } from '@/lib/core/ring-view'
import { bookerOf, isCall, isRingNow, isWrongNumber, nameOf, phoneOf, ringNowOf, type Entry } from './entries'
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
  const side = entry.urgency === 'ring-now' ? 'at-once on-thread' : entry.urgency === 'overdue' ? 'on-thread' : 'after'
  const [name, number, booker] = [nameOf(entry), phoneOf(entry), bookerOf(entry)]
  return (
    <tr className={`${side} ${isOpen ? 'is-on' : ''} ${taken ? 'is-taken' : ''}`} aria-current={isOpen ? 'true' : undefined}>
      <td><Due {...{ entry, zone, now }} /></td>
      <td>
        <Link className="name" prefetch={false} href={callsAt(clinic.id, entry.id)} scroll={false} aria-keyshortcuts={shortcut}>
          {name} {isCall(entry) && <Flags {...entry} />}{isRingNow(entry) && <Flags {...entry.appointment} />}
        </Link>
        {isWrongNumber(entry) ? <s className="tel">{phoneWords(number)}</s>
          : <DialLine name={name} patient={'patient' in entry ? entry.patient : number} />}
        {booker && <small>{words.askFor(booker)}</small>}
      </td>
      <td><What {...{ entry, clinic, today }} /></td>
      <td>{spell(now - sinceOf(entry))}</td>
      <td>
        <Tries attempts={triesOf(entry)} most={ringNowOf(entry) ? 0 : policy.maxTries} today={today} zone={zone} />
        <Advice {...{ entry, zone, now }} />
      </td>
      <td><Claimed {...{ entry, actor, now, isOpen }} clinic={clinic.id} /></td>
    </tr>
  )
}

/** Since when they wait: at once counts from the sign. */
const sinceOf = (entry: Entry): Instant => ringNowOf(entry)?.raisedAt ?? (isCall(entry) ? entry.requestedAt : isRingNow(entry) ? entry.raisedAt : entry.askedAt)
const triesOf = (entry: Entry) => ringNowOf(entry)?.tries ?? (isCall(entry) ? entry.attempts : entry.tries)

function What({ entry, clinic, today }: { entry: Entry; clinic: ClinicView; today: Day }) {
  const sign = ringNowOf(entry)
  if (isRingNow(entry)) return <><Signs flags={entry.flags} /><Booked entry={entry} clinic={clinic} today={today} /></>
  if (!isCall(entry)) return <AskedToBeRung ringBack={entry} />
  return <>{sign && <Signs flags={sign.flags} />}<AskedFor call={entry} clinic={clinic} today={today} /></>
}

/** The plain names of the signs, and nothing else that was answered. */
const Signs = ({ flags }: { flags: string[] }) => <b className="sign">{flags.map(signPlain).join(', ')}</b>

const Booked = ({ entry, clinic, today }: { entry: RingNowEntry; clinic: ClinicView; today: Day }) => (
  <small>{ringNowWords.booked(statusWords[entry.appointment.status], `${dayName(dayOf(entry.appointment.start, clinic.timeZone), today)} ${clock24(entry.appointment.start, clinic.timeZone)}`)}</small>
)

const AskedFor = ({ call, clinic, today }: { call: CallEntry; clinic: ClinicView; today: Day }) => (
  <>
    <b>{dayName(dayOf(call.start, clinic.timeZone), today)} {clock24(call.start, clinic.timeZone)}</b>
    <small>{call.practitioner.name.split(' ')[0]}, {call.service.name} {call.service.minutes}</small>
  </>
)

const AskedToBeRung = ({ ringBack }: { ringBack: RingBackEntry }) => (
  <><b>{words.toBeRung}</b><small>{ringBack.about === null ? words.nothingSaid : words.saidWhat}</small></>
)
