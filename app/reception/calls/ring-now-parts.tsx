import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import type { StaffActor } from '@/lib/auth/actor'
import { signPlain } from '@/lib/copy/patient/questions'
import { call as words } from '@/lib/copy/staff/calls'
import { ringNow as nowWords, ringNowDone, ringNowOutcomeWords, sayTo } from '@/lib/copy/staff/ring-now'
import { script } from '@/lib/copy/staff/script'
import { pastClock } from '@/lib/copy/staff/time'
import { ringNowOutcomes, type RingNowView } from '@/lib/core/ring-now'
import { dayOf, minuteOfDay, type Instant } from '@/lib/core/time'
import type { ClinicView, PatientContact } from '@/lib/core/views'
import { Outcomes } from './outcomes'
import { saveNow } from './ring-now-actions'
import { outcomeIcons } from './tries'

interface Props {
  ringNow: RingNowView
  about: { patient: PatientContact; bookedByName: string | null }
  /** Somebody else is ringing. */
  theirs: boolean
  clinic: ClinicView
  actor: StaffActor
  now: Instant
}

/** What comes before everything else in a call: the sign in plain words, what to say, and what came of it. */
export function RingNowParts({ ringNow, about, theirs, clinic, actor, now }: Props) {
  const zone = clinic.timeZone
  return (
    <>
      <section className="sign-said" aria-labelledby="sign">
        <h3 id="sign">{nowWords.heading(pastClock(ringNow.raisedAt, dayOf(now, zone), zone))}</h3>
        <ul>{ringNow.flags.map((code) => <li key={code}>{signPlain(code)}</li>)}</ul>
        {ringNow.takenBack && <p><b>{nowWords.takenBack}</b></p>}
      </section>
      <div className="script" role="group" aria-label={words.say}>
        <p>
          <span className="do">{words.first}</span>
          “{script.hello(minuteOfDay(now, zone))}{script.maySpeak}<mark>{about.bookedByName ?? about.patient.name}</mark>
          {script.itIs}<mark>{actor.name.split(' ')[0]}</mark>{proof(about)}”
        </p>
        <p>“{sayTo(ringNow.flags)}”</p>
        <p className="do">{nowWords.dontJudge}</p>
      </div>
      {ringNow.tries.length > 0 && <History {...{ ringNow, clinic, now }} />}
      {!theirs && <TryPanel ringNow={ringNow} clinic={clinic} />}
    </>
  )
}

function proof({ patient, bookedByName }: Props['about']): string {
  if (bookedByName !== null) return script.forOther(patient.name)
  return patient.dateOfBirth === null ? script.proveName : script.proveAge
}

const History = ({ ringNow, clinic, now }: Pick<Props, 'ringNow' | 'clinic' | 'now'>) => (
  <details className="history">
    <summary>{words.history(ringNow.tries.length)}</summary>
    <ol className="story">
      {ringNow.tries.map((made) => (
        <li key={made.at}>
          <time>{pastClock(made.at, dayOf(now, clinic.timeZone), clinic.timeZone)}</time>
          <span><b>{ringNowDone[made.outcome]}</b>, {made.by}{made.note && <>: <q>{made.note}</q></>}</span>
        </li>
      ))}
    </ol>
  </details>
)

function TryPanel({ ringNow, clinic }: Pick<Props, 'ringNow' | 'clinic'>) {
  const choices = ringNowOutcomes.map((value) => ({ value, word: ringNowOutcomeWords[value], icon: outcomeIcons[value] }))
  return (
    <ActForm action={saveNow} className="attempt rung-now" hidden={{ ringNow: ringNow.id, clinic: clinic.id, tries: ringNow.tries.length }}>
      <Outcomes legend={words.happened} choices={choices} />
      <div className="note-first"><LineField name="note" label={nowWords.note} shortcut="N" maxLength={2000} autoComplete="off" /></div>
      <div className="next">
        <div className="next-steps" role="status">
          <p className="of-none">{words.pick}</p>
          {ringNowOutcomes.map((outcome) => <p key={outcome} className={`of-${outcome}`}>{nowWords.closing[outcome]}</p>)}
        </div>
        <Press className="act main" aria-keyshortcuts="Enter">{words.save} <Key>Enter</Key></Press>
      </div>
    </ActForm>
  )
}
