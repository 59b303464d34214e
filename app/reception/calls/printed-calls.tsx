import { custom } from '@/app/_ui/staff/custom-style'
import { printedCalls as words } from '@/lib/copy/staff/calls'
import { phoneWords } from '@/lib/copy/staff/phone'
import { dayAndClock, dayName } from '@/lib/copy/staff/time'
import { bestTimeWords } from '@/lib/copy/staff/words'
import { clock24, dayOf, longDate, type Day, type Instant, type Zone } from '@/lib/core/time'
import type { ClinicView } from '@/lib/core/views'
import { bookerOf, isCall, isRingNow, isWrongNumber, nameOf, phoneOf, type Entry } from './entries'

interface Props {
  entries: Entry[]
  clinic: ClinicView
  day: Day
  now: Instant
  who: string
}

/** The calls on one A4 sheet: whom, at which number, by when, and lines to write on. No reasons: paper lies about. */
export const PrintedCalls = ({ entries, clinic, day, now, who }: Props) => (
  <section className="printed-calls" aria-hidden="true" style={custom({ '--rows': entries.length })}>
    <p className="printed-title"><b>{words.title(entries.length)}</b> {clinic.place}, {longDate(day)}</p>
    <table>
      <thead><tr>{words.columns.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
      <tbody>{entries.map((entry) => <Row key={entry.id} entry={entry} zone={clinic.timeZone} day={day} />)}</tbody>
    </table>
    <p className="printed-foot"><span>{words.printed(clock24(now, clinic.timeZone), who)}</span><span>{words.shred}</span></p>
  </section>
)

const When = ({ start, zone, day }: { start: Instant; zone: Zone; day: Day }) => <>{dayName(dayOf(start, zone), day)} {clock24(start, zone)}</>

function Row({ entry, zone, day }: { entry: Entry; zone: Zone; day: Day }) {
  const { from, by } = entry.ring
  const booker = bookerOf(entry)
  const wish = entry.bestTime === 'any' ? null : bestTimeWords[entry.bestTime]
  return (
    <tr>
      <td><b>{entry.urgency === 'ring-now' ? words.atOnce : dayAndClock(by, day, zone)}</b>{from !== null && from < by && <small>{words.from(dayAndClock(from, day, zone))}</small>}</td>
      <td><b>{nameOf(entry)}</b>{booker && <small>{words.askFor(booker)}</small>}</td>
      <td className="num"><b>{phoneWords(phoneOf(entry))}</b>{isWrongNumber(entry) && <small>{words.wrong}</small>}</td>
      <td>
        {isCall(entry) || isRingNow(entry) ? <When start={isCall(entry) ? entry.start : entry.appointment.start} {...{ zone, day }} /> : words.toBeRung}
        {wish && <small>{words.wish(wish)}</small>}
      </td>
      <td className="lines" />
    </tr>
  )
}
