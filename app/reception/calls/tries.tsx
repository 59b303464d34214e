import { Icon, type IconName } from '@/app/_ui/staff/icon'
import { Say } from '@/app/_ui/staff/marks'
import { calls as words } from '@/lib/copy/staff/calls'
import { ringNowDone } from '@/lib/copy/staff/ring-now'
import { outcomeDone, ringBackDone } from '@/lib/copy/staff/words'
import { dayAndClock } from '@/lib/copy/staff/time'
import type { AttemptOutcome } from '@/lib/core/call'
import type { RingBackOutcome } from '@/lib/core/ring-back'
import type { RingNowOutcome } from '@/lib/core/ring-now'
import type { Day, Instant, Zone } from '@/lib/core/time'

type Outcome = AttemptOutcome | RingBackOutcome | RingNowOutcome

export const outcomeIcons: Record<Outcome, IconName> = {
  confirmed: 'tick', moved: 'swap', 'no-answer': 'bell', voicemail: 'tape', 'wrong-number': 'cross', 'call-back': 'back',
  declined: 'no', booked: 'tick', answered: 'dial', unwanted: 'no', advised: 'dial', 'passed-on': 'swap', mistake: 'no',
}

const doneWords: Record<Outcome, string> = { ...outcomeDone, ...ringBackDone, ...ringNowDone }

interface Props {
  attempts: { at: Instant; outcome: Outcome }[]
  most: number
  today: Day
  zone: Zone
}

/** A ring for each try there is to be: what came of it, or still empty. */
export function Tries({ attempts, most, today, zone }: Props) {
  const toCome = Math.max(0, most - attempts.length)
  return (
    <span className="tries">
      {attempts.length === 0 && <Say>{words.noneYet}</Say>}
      {attempts.map(({ at, outcome }) => {
        const told = `${doneWords[outcome]} ${dayAndClock(at, today, zone)}`
        return <span className="try" key={at} title={told}><Icon name={outcomeIcons[outcome]} /><Say>{told}</Say></span>
      })}
      {Array.from({ length: toCome }, (_, i) => <span className="try none" aria-hidden="true" key={i} />)}
    </span>
  )
}
