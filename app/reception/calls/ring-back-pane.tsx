import { ActForm } from '@/app/_ui/staff/act-form'
import { Icon } from '@/app/_ui/staff/icon'
import { LineField } from '@/app/_ui/staff/line-field'
import { Key, Say } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import type { StaffActor } from '@/lib/auth/actor'
import { call as words, ringBack as backWords } from '@/lib/copy/staff/calls'
import { phoneWords } from '@/lib/copy/staff/phone'
import { script } from '@/lib/copy/staff/script'
import { dayAndClock, pastClock } from '@/lib/copy/staff/time'
import { bestTimeWords, ringBackDone, ringBackWords } from '@/lib/copy/staff/words'
import type { Policy } from '@/lib/core/diary-facts'
import { afterRingBackTry, ringBackOutcomes, type RingBackOutcome } from '@/lib/core/ring-back'
import type { RingBackEntry } from '@/lib/core/ring-view'
import { dayOf, minuteOfDay, type Instant } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import { ClaimLine } from './claim-line'
import { Outcomes } from './outcomes'
import { claimRing, letGoRing, saveRing } from './ring-back-actions'
import { outcomeIcons, Tries } from './tries'

interface Props {
  ringBack: RingBackEntry
  clinic: ClinicView
  actor: StaffActor
  policy: Policy
  now: Instant
}

/** Somebody who asked on the website to be rung: whom, about what, and what came of it. */
export function RingBackPane({ ringBack, clinic, actor, policy, now }: Props) {
  const zone = clinic.timeZone
  const hidden = { ringBack: ringBack.id, clinic: clinic.id }
  const theirs = ringBack.claim !== null && ringBack.claim.staff !== actor.id
  return (
    <section className="call" id="call" aria-labelledby="who">
      <a className="b to-list" href="#list">{words.back}</a>
      <div className="call-head">
        <div><h2 id="who">{ringBack.name}</h2><p className="who-line">{backWords.asked(pastClock(ringBack.askedAt, dayOf(now, zone), zone))}</p></div>
      </div>
      <a className="bigdial" href={`tel:${ringBack.phone}`} aria-keyshortcuts="D">
        <Icon name="dial" /><Say>{words.ring} </Say><b>{phoneWords(ringBack.phone)}</b><Key>D</Key>
      </a>
      <ClaimLine entry={ringBack} claim={claimRing} letGo={letGoRing} of={policy.claimMinutes * 60_000} {...{ actor, hidden, now }} />
      <Asked {...{ ringBack, clinic, policy, now }} />
      <div className="script" role="group" aria-label={words.say}>
        <p>
          <span className="do">{words.first}</span>
          “{script.hello(minuteOfDay(now, zone))}{script.maySpeak}<mark>{ringBack.name}</mark>{script.itIs}<mark>{actor.name.split(' ')[0]}</mark>.”
        </p>
        <p>“{backWords.say(clinic.place)}”</p>
      </div>
      {ringBack.tries.length > 0 && <History {...{ ringBack, clinic, now }} />}
      {!theirs && <TryPanel {...{ ringBack, clinic, policy, now }} />}
    </section>
  )
}

type Part = Omit<Props, 'actor'>

const Asked = ({ ringBack, clinic, policy, now }: Part) => (
  <dl className="asked">
    <div><dt>{backWords.about}</dt><dd>{ringBack.about ?? backWords.nothing}</dd></div>
    <div><dt>{backWords.when}</dt><dd>{bestTimeWords[ringBack.bestTime]}</dd></div>
    <div>
      <dt>{words.tries}</dt>
      <dd><Tries attempts={ringBack.tries} most={policy.maxTries} today={dayOf(now, clinic.timeZone)} zone={clinic.timeZone} /></dd>
    </div>
  </dl>
)

const History = ({ ringBack, clinic, now }: Omit<Part, 'policy'>) => (
  <details className="history">
    <summary>{words.history(ringBack.tries.length)}</summary>
    <ol className="story">
      {ringBack.tries.map((made) => (
        <li key={made.at}>
          <time>{pastClock(made.at, dayOf(now, clinic.timeZone), clinic.timeZone)}</time>
          <span><b>{ringBackDone[made.outcome]}</b>, {made.by}{made.note && <>: <q>{made.note}</q></>}</span>
        </li>
      ))}
    </ol>
  </details>
)

/** What saving an outcome would lead to: the same decision that saving makes. */
function nextStep({ ringBack, clinic, policy, now }: Part, outcome: RingBackOutcome): string {
  if (outcome !== 'no-answer') return backWords.closing[outcome]
  const { openingHours, closures, timeZone: zone } = clinic
  const before = ringBack.tries.map(({ at }) => at)
  const decided = afterRingBackTry({ openingHours, closures, zone, policy }, ringBack.bestTime, before, now, outcome)
  return decided.decision === 'close' ? backWords.last : backWords.nextTry(dayAndClock(decided.nextTryAt, dayOf(now, zone), zone))
}

function TryPanel(part: Part) {
  const { ringBack, clinic } = part
  const choices = ringBackOutcomes.map((value) => ({ value, word: ringBackWords[value], icon: outcomeIcons[value] }))
  return (
    <ActForm action={saveRing} className="attempt rung-back" hidden={{ ringBack: ringBack.id, clinic: clinic.id, tries: ringBack.tries.length }}>
      <Outcomes legend={words.happened} choices={choices} />
      <div className="next">
        <LineField name="note" label={words.note} shortcut="N" maxLength={2000} autoComplete="off" />
        <div className="next-steps" role="status">
          <p className="of-none">{words.pick}</p>
          {ringBackOutcomes.map((outcome) => <p key={outcome} className={`of-${outcome}`}>{nextStep(part, outcome)}</p>)}
        </div>
        <Press className="act main" aria-keyshortcuts="Enter">{words.save} <Key>Enter</Key></Press>
      </div>
    </ActForm>
  )
}
