import { ActForm } from '@/app/_ui/staff/act-form'
import { Countdown } from '@/app/_ui/staff/countdown'
import { Key, Say } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import type { StaffActor } from '@/lib/auth/actor'
import { calls as words } from '@/lib/copy/staff/calls'
import { ringNow as ringNowWords } from '@/lib/copy/staff/ring-now'
import { dayAndClock, dayName, spell } from '@/lib/copy/staff/time'
import { bestTimeWords } from '@/lib/copy/staff/words'
import { clock24, dayOf, type Instant, type Zone } from '@/lib/core/time'
import { isCall, isRingNow, isWrongNumber, nameOf, ringNowOf, type Entry } from './entries'
import { claim } from './actions'
import { claimRing } from './ring-back-actions'
import { claimNow } from './ring-now-actions'

interface At {
  entry: Entry
  zone: Zone
  now: Instant
}

/** By when to ring; or from when, where that is still to come. */
export function Due({ entry, zone, now }: At) {
  const { by, from } = entry.ring
  if (entry.urgency === 'ring-now') return <><span className="due at-once-due">{ringNowWords.due}</span><small className="late">{ringNowWords.since(clock24(by, zone))}</small></>
  const [day, today] = [dayOf(by, zone), dayOf(now, zone)]
  const asked = isCall(entry) && entry.attempts.at(-1)?.outcome === 'call-back'
  return (
    <>
      <span className="due">{clock24(by, zone)}</span>
      {day !== today && <small>{dayName(day, today)}</small>}
      {by < now ? <small className="late">{words.over(spell(now - by))}</small> : <small>{ahead({ entry, zone, now }, asked, from)}</small>}
    </>
  )
}

function ahead({ entry, zone, now }: At, asked: boolean, from: Instant | null): string {
  const { by } = entry.ring
  if (asked) return words.asked
  if (from !== null && from < by) return words.from(dayAndClock(from, dayOf(by, zone), zone))
  return dayOf(by, zone) === dayOf(now, zone) ? words.inTime(spell(by - now)) : ''
}

/** What to know before ringing: when they would like to be rung, and until when not to try again. */
export function Advice({ entry, zone, now }: At) {
  const { bestTime, nextTryAt } = entry
  const sign = ringNowOf(entry)
  if (sign) return <SignAdvice entry={entry} takenBack={sign.takenBack} unanswered={sign.tries.length > 0} />
  const again = nextTryAt === null || nextTryAt <= now ? null : words.tryAfter(dayAndClock(nextTryAt, dayOf(now, zone), zone))
  const wish = bestTime === 'any' ? bestTimeWords.any : words.askedFor(bestTimeWords[bestTime])
  return (
    <>
      {isWrongNumber(entry) && <small className="late">{words.wrongNumber}</small>}
      {isCall(entry) && entry.flagged && <small>{words.flagged}</small>}
      {again && <small>{again}</small>}
      {!(bestTime === 'any' && (again ?? (isCall(entry) && entry.flagged))) && <small>{wish}</small>}
    </>
  )
}

const SignAdvice = ({ entry, takenBack, unanswered }: { entry: Entry; takenBack: boolean; unanswered: boolean }) => (
  <>
    {isWrongNumber(entry) && <small className="late">{words.wrongNumber}</small>}
    {unanswered && <small>{ringNowWords.again}</small>}
    {takenBack && <small>{ringNowWords.takenBackShort}</small>}
  </>
)

interface ClaimedProps {
  entry: Entry
  actor: StaffActor
  clinic: string
  now: Instant
  isOpen: boolean
}

/** Who is ringing, or the button to. */
export function Claimed({ entry, actor, clinic, now, isOpen }: ClaimedProps) {
  if (entry.claim) {
    const yours = entry.claim.staff === actor.id
    const name = yours ? actor.name : entry.claim.by
    return (
      <span className={yours ? 'claimed you' : 'claimed'}>
        <i aria-hidden="true">{name.slice(0, 1)}</i>{yours ? words.you : name.split(' ')[0]}, <Countdown left={entry.claim.until - now} />
      </span>
    )
  }
  const hidden: Record<string, string> = { [isCall(entry) ? 'call' : isRingNow(entry) ? 'ringNow' : 'ringBack']: entry.id, clinic }
  return (
    <ActForm action={isCall(entry) ? claim : isRingNow(entry) ? claimNow : claimRing} hidden={hidden}>
      <Press className="b edge" aria-keyshortcuts={isOpen ? 'C' : undefined}>
        <span>{words.claim}<Say> {words.claimOf(nameOf(entry))}</Say></span>{isOpen && <Key>C</Key>}
      </Press>
    </ActForm>
  )
}
