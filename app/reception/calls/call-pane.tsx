import { diaryAt } from '@/app/_staff/addresses'
import { Dial } from '@/app/_staff/dial'
import { call as words } from '@/lib/copy/staff/calls'
import { pounds } from '@/lib/copy/staff/money'
import { dayName, pastClock } from '@/lib/copy/staff/time'
import { outcomeDone } from '@/lib/copy/staff/words'
import { clock24, dayOf } from '@/lib/core/time'
import { claim, letGo } from './actions'
import { AttemptPanel } from './attempt-panel'
import { CallHead } from './call-head'
import type { CallPaneProps } from './call-pane-props'
import { ClaimLine } from './claim-line'
import { RingNowParts } from './ring-now-parts'
import { Script } from './script'
import { Tries } from './tries'
import { WrongNumber } from './wrong-number'

/** One call: who, the number, what to say, and what happened. */
export function CallPane(props: CallPaneProps) {
  const { call, clinic, actor, now } = props
  const today = dayOf(now, clinic.timeZone)
  const { patient } = call
  const theirs = call.claim !== null && call.claim.staff !== actor.id
  const askedOn = diaryAt(clinic.id, dayOf(call.start, clinic.timeZone), { open: call.reference })
  return (
    <section className="call" id="call" aria-labelledby="who">
      <a className="b to-list" href="#list">{words.back}</a>
      <CallHead {...{ patient, today }} flags={call} bookedByName={call.bookedByName} reference={call.reference} at={askedOn} />
      {call.wrongNumberAt !== null && !theirs ? <WrongNumber {...props} /> : (
        <Dial patient={patient} className="bigdial" />
      )}
      <ClaimLine
        entry={call} hidden={{ call: call.id, clinic: clinic.id }} of={props.policy.claimMinutes * 60_000} {...{ actor, claim, letGo, now }}
      />
      <Asked {...props} />
      {call.ringNow ? <RingNowParts ringNow={call.ringNow} about={call} theirs={theirs} {...{ clinic, actor, now }} /> : <Script {...{ call, clinic, actor, now }} />}
      {call.attempts.length > 0 && <History call={call} clinic={clinic} now={now} />}
      {!theirs && !call.ringNow && <AttemptPanel {...props} />}
    </section>
  )
}

function Asked({ call, clinic, policy, now }: CallPaneProps) {
  const zone = clinic.timeZone
  const today = dayOf(now, zone)
  const { service } = call
  return (
    <dl className="asked">
      <div>
        <dt>{words.askedFor}</dt>
        <dd>
          {dayName(dayOf(call.start, zone), today)} {clock24(call.start, zone)} to {clock24(call.end, zone)}
          <small>{[call.practitioner.name, call.room].filter(Boolean).join(', ')}</small>
        </dd>
      </div>
      <div>
        <dt>{words.forWhat}</dt>
        <dd>{service.name}, {pounds(service.pricePence)}{call.reason && <small>{call.reason}</small>}</dd>
      </div>
      <div>
        <dt>{words.tries}</dt>
        <dd><Tries attempts={call.attempts} most={policy.maxTries} today={today} zone={zone} /></dd>
      </div>
    </dl>
  )
}

function History({ call, clinic, now }: Pick<CallPaneProps, 'call' | 'clinic' | 'now'>) {
  const today = dayOf(now, clinic.timeZone)
  const last = call.attempts.at(-1)
  return (
    <details className="history">
      <summary>
        {words.history(call.attempts.length)}
        {last && <span>{words.last(outcomeDone[last.outcome], last.by.split(' ')[0] ?? '')}{last.note && <>: <q>{last.note}</q></>}</span>}
      </summary>
      <ol className="story">
        {call.attempts.map((attempt) => (
          <li key={attempt.at}>
            <time>{pastClock(attempt.at, today, clinic.timeZone)}</time>
            <span><b>{outcomeDone[attempt.outcome]}</b>, {attempt.by}{attempt.note && <>: <q>{attempt.note}</q></>}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
