import type { StaffActor } from '@/lib/auth/actor'
import { call as callWords } from '@/lib/copy/staff/calls'
import { script } from '@/lib/copy/staff/script'
import { saidClock } from '@/lib/copy/staff/time'
import { dayOf, minuteOfDay, relativeDay, type Instant } from '@/lib/core/time'
import type { CallEntry, ClinicView } from '@/lib/core/views'

interface Props {
  call: CallEntry
  clinic: ClinicView
  actor: StaffActor
  now: Instant
}

/** What to say. The clinic is named only after it is clear who is on the line. */
export function Script({ call, clinic, actor, now }: Props) {
  const zone = clinic.timeZone
  const when = `${saidClock(minuteOfDay(call.start, zone))} ${onDay(relativeDay(dayOf(call.start, zone), dayOf(now, zone)))}`
  const prove = call.bookedByName ? script.forOther(call.patient.name)
    : call.patient.dateOfBirth ? script.proveAge : script.proveName
  return (
    <div className="script" role="group" aria-label={callWords.say}>
      <p>
        <span className="do">{callWords.first}</span>
        “{script.hello(minuteOfDay(now, zone))}{script.maySpeak}<mark>{call.bookedByName ?? call.patient.name}</mark>
        {script.itIs}<mark>{actor.name.split(' ')[0]}</mark>{prove}”
      </p>
      <p>“{script.askedFor}<mark>{script.whenWhoWhere(when, call.practitioner.name, clinic.place)}</mark>{script.confirm}”</p>
    </div>
  )
}

const onDay = (day: string): string => (day === 'today' || day === 'tomorrow' ? day : `on ${day}`)
