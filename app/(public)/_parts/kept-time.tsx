import { kept } from '@/lib/copy/patient/details'
import { clockTime, dayOf, mediumDate } from '@/lib/core/time'
import type { Instant } from '@/lib/core/time'
import type { HoldView } from '@/lib/core/views'
import { Countdown } from './countdown'

const minute = 60_000
const most = 20

/** A ruler of the minutes: those gone are short and faint. */
function Ruler({ minutesLeft, holdMinutes }: { minutesLeft: number; holdMinutes: number }) {
  const gone = Math.max(0, holdMinutes - minutesLeft)
  return (
    <div className="rule" aria-hidden="true">
      {Array.from({ length: holdMinutes + 1 }, (_, i) => <i key={i} className={i < gone ? 'gone' : undefined} />)}
    </div>
  )
}

interface Props {
  hold: HoldView
  profession: string
  holdMinutes: number
  at: Instant
  /** The form whose fields go along when the time is kept longer, so that nothing typed is lost. */
  form: string
  extendPath: string
}

/** What is held, and until when: the hour first, which is true without a script; then how long that is. */
export function KeptTime({ hold, profession, holdMinutes, at, form, extendPath }: Props) {
  const zone = hold.clinic.timeZone
  const left = hold.expiresAt - at
  const minutesLeft = Math.floor(left / minute)
  return (
    <section className="kept" aria-label={kept.label}>
      <p className="kept-time"><span className="keep">{mediumDate(dayOf(hold.start, zone))}</span> <b>{clockTime(hold.start, zone)}</b></p>
      <p>{kept.who(hold.practitioner.name, profession, hold.clinic.place)}</p>
      <p>
        <b>{kept.until(clockTime(hold.expiresAt, zone))}</b>{' '}
        <Countdown
          seconds={Math.round(left / 1000)} atFirst={kept.minutesAway(minutesLeft)} over={kept.over}
          left={Array.from({ length: most + 1 }, (_, minutes) => kept.left(minutes))}
        />
      </p>
      <Ruler minutesLeft={minutesLeft} holdMinutes={holdMinutes} />
      {hold.mayExtend && (
        <p><button className="button second small" form={form} formAction={extendPath} formNoValidate>{kept.extend}</button></p>
      )}
    </section>
  )
}
