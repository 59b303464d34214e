import { Dial } from '@/app/_staff/dial'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Icon, type IconName } from '@/app/_ui/staff/icon'
import { Key } from '@/app/_ui/staff/marks'
import { Press } from '@/app/_ui/staff/press'
import type { StaffActor } from '@/lib/auth/actor'
import { script } from '@/lib/copy/staff/script'
import { saidClock } from '@/lib/copy/staff/time'
import { sayChange, toTell as words } from '@/lib/copy/staff/to-tell'
import type { TellEntry, TellOutcome, Whereabouts } from '@/lib/core/change-view'
import { ageOn, dayOf, longDate, minuteOfDay, relativeDay, type Instant, type Zone } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import { giveUp, takeUp, tick } from './actions'

interface Props {
  entry: TellEntry
  clinic: ClinicView
  actor: StaffActor
  now: Instant
}

/** One to be told: the number, what to say, and how they were told. */
export function TellPane({ entry, clinic, actor, now }: Props) {
  const { patient } = entry
  const today = dayOf(now, clinic.timeZone)
  const likes = words.prefers[patient.tellBy]
  return (
    <section className="call" id="call" aria-labelledby="who">
      <a className="b to-list" href="#list">{words.region}</a>
      <div className="call-head">
        <div>
          <h2 id="who">{patient.name}</h2>
          <p className="who-line">
            {[patient.dateOfBirth && `${ageOn(patient.dateOfBirth, today)}, ${longDate(patient.dateOfBirth).replace(/^\S+ /, '')}`,
              entry.bookedByName && words.askFor(entry.bookedByName), patient.tellBy !== 'phone' && likes].filter(Boolean).join(', ')}
          </p>
        </div>
        <span className="ref">{entry.reference}</span>
      </div>
      <Dial patient={patient} className="bigdial" />
      <Script {...{ entry, clinic, actor, now }} />
      {entry.undecided ? <Decide entry={entry} /> : <Outcomes entry={entry} clinic={clinic.id} mayGiveUp={actor.role === 'manager'} />}
    </section>
  )
}

function spoken({ start, practitioner }: Whereabouts, zone: Zone, now: Instant): string {
  const day = relativeDay(dayOf(start, zone), dayOf(now, zone))
  return `${day === 'today' || day === 'tomorrow' ? day : `on ${day}`} at ${saidClock(minuteOfDay(start, zone))} with ${practitioner}`
}

function Script({ entry, clinic, actor, now }: Props) {
  const zone = clinic.timeZone
  const { patient, bookedByName } = entry
  const prove = bookedByName ? script.forOther(patient.name) : patient.dateOfBirth ? script.proveAge : script.proveName
  const told = { was: spoken(entry.was, zone, now), now: entry.now && spoken(entry.now, zone, now), place: clinic.place }
  return (
    <div className="script" role="group" aria-label={words.say}>
      <p>
        <span className="do">{words.first}</span>
        “{script.hello(minuteOfDay(now, zone))}{script.maySpeak}<mark>{bookedByName ?? patient.name}</mark>{script.itIs}
        <mark>{actor.name.split(' ')[0]}</mark>{prove}”
      </p>
      <p>“{sayChange(entry, told)}”</p>
    </div>
  )
}

const ways: { outcome: TellOutcome; word: string; icon: IconName; key: string }[] = [
  { outcome: 'phone', word: words.byPhone, icon: 'tick', key: '1' }, { outcome: 'message', word: words.byMessage, icon: 'tape', key: '2' },
  { outcome: 'unreachable', word: words.couldNot, icon: 'bell', key: '3' },
]

function Outcomes({ entry, clinic, mayGiveUp }: { entry: TellEntry; clinic: string; mayGiveUp: boolean }) {
  const id = entry.id ?? ''
  return (
    <>
      <ActForm action={tick} hidden={{ id, clinic, version: entry.version }} className="tell-ways" label={words.what}>
        {ways.map(({ outcome, word, icon, key }) => (
          <Press key={outcome} className={outcome === 'phone' ? 'act main' : 'act'} name="outcome" value={outcome} aria-keyshortcuts={key}>
            <Icon name={icon} /><span>{word}</span><Key>{key}</Key>
          </Press>
        ))}
      </ActForm>
      {entry.tried && mayGiveUp && (
        <ActForm action={giveUp} hidden={{ id, clinic }}>
          <Press className="b edge">{words.giveUp}</Press>
        </ActForm>
      )}
    </>
  )
}

/** Nobody is there for it: another time, or none. */
const Decide = ({ entry }: { entry: TellEntry }) => (
  <>
    <p className="plan-note">{words.decideFirst}</p>
    <ActForm action={takeUp} hidden={{ reference: entry.reference }} className="tell-ways">
      <Press className="act main" name="to" value="move" aria-keyshortcuts="M"><Icon name="swap" /><span>{words.move}</span><Key>M</Key></Press>
      <Press className="act grave" name="to" value="cancel" aria-keyshortcuts="X"><Icon name="cross" /><span>{words.cancel}</span><Key>X</Key></Press>
    </ActForm>
  </>
)
