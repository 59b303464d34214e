import { diaryAt } from '@/app/_staff/addresses'
import { Dial } from '@/app/_staff/dial'
import type { StaffActor } from '@/lib/auth/actor'
import { call as words } from '@/lib/copy/staff/calls'
import { ringNow as nowWords } from '@/lib/copy/staff/ring-now'
import { dayName } from '@/lib/copy/staff/time'
import { statusWords } from '@/lib/copy/staff/words'
import type { Policy } from '@/lib/core/diary-facts'
import { clock24, dayOf, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import type { RingNowEntry } from '@/lib/core/ring-now'
import { CallHead } from './call-head'
import { ClaimLine } from './claim-line'
import { claimNow, letGoNow } from './ring-now-actions'
import { RingNowParts } from './ring-now-parts'

interface Props {
  entry: RingNowEntry
  clinic: ClinicView
  actor: StaffActor
  policy: Policy
  now: Instant
}

/** Somebody who answered a warning sign with yes and has no call open: whom, which sign, what to say, and what came of it. */
export function RingNowPane({ entry, clinic, actor, policy, now }: Props) {
  const { patient, appointment } = entry
  const zone = clinic.timeZone
  const today = dayOf(now, zone)
  const theirs = entry.claim !== null && entry.claim.staff !== actor.id
  return (
    <section className="call" id="call" aria-labelledby="who">
      <a className="b to-list" href="#list">{words.back}</a>
      <CallHead
        {...{ patient, today }} flags={appointment} bookedByName={entry.bookedByName} reference={appointment.reference}
        at={diaryAt(clinic.id, dayOf(appointment.start, zone), { open: appointment.reference })}
      />
      <Dial patient={patient} className="bigdial" />
      <ClaimLine
        entry={entry} hidden={{ ringNow: entry.id, clinic: clinic.id }} claim={claimNow} letGo={letGoNow} of={policy.claimMinutes * 60_000} {...{ actor, now }}
      />
      <dl className="asked">
        <div>
          <dt>{nowWords.appointment}</dt>
          <dd>
            {dayName(dayOf(appointment.start, zone), today)} {clock24(appointment.start, zone)}
            <small>{statusWords[appointment.status]}, {appointment.practitioner}</small>
          </dd>
        </div>
      </dl>
      <RingNowParts ringNow={entry} about={entry} {...{ theirs, clinic, actor, now }} />
    </section>
  )
}
