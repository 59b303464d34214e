import { GoForm } from '@/app/_ui/staff/go-form'
import { Say } from '@/app/_ui/staff/marks'
import { byPhone as words, columnWords } from '@/lib/copy/staff/by-phone'
import { dayName } from '@/lib/copy/staff/time'
import type { FreeCell, FreeDay, FreeTime, TimesView } from '@/lib/core/phone-view'
import { addDays, clock24, mediumDate, shortDate, type Day, type Zone } from '@/lib/core/time'
import { spotText, type Spot } from '@/lib/input/phone-forms'
import { RovingTimes } from './roving-times'

interface Props {
  view: TimesView
  caption: string
  to: string
  keep: Record<string, string>
  chosen: Spot | null
  whole: Day | null
  today: Day
  zoneOf: (clinic: string) => Zone
  placeOf: (clinic: string) => string
  nameOf: (practitioner: string) => string
  clinic: string
  /** Whose times they are, where it is one person. */
  only: string | null
  /** Changes when the table is one for somebody else: then its first time takes the focus. */
  turn: string
}

/** The next free times: a row a day, a column a part of the day. */
export function Frees(props: Props) {
  const { view, caption, to, keep, today, turn } = props
  return (
    <GoForm to={to} keep={keep}>
      <RovingTimes turn={turn}>
        <table className="frees">
          <caption className="hidden-visually">{caption}</caption>
          <thead><tr><th scope="col">{words.free}</th>{view.columns.map((column) => <th scope="col" key={column.from}>{columnWords(column)}</th>)}</tr></thead>
          <tbody>{view.days.map((row) => <Row key={row.day} row={row} {...props} />)}</tbody>
        </table>
      </RovingTimes>
      {view.days.every(({ none }) => none !== null) && <p className="nothing">{words.nothing(Math.round(20 / 7) * 7)}</p>}
      {view.days.length > 0 && <p className="hint">{mediumDate(today)} – {mediumDate(view.to)}</p>}
    </GoForm>
  )
}

function Row({ row, ...props }: Props & { row: FreeDay }) {
  const { view, today, whole, only, nameOf } = props
  const { day, cells, none } = row
  const tomorrow = addDays(today, 1)
  const head = day === today || day === tomorrow ? <>{shortDate(day).replace(/^(\S+ \d+ \w{3})\w*/, '$1')}<small>{dayName(day, today).toLowerCase()}</small></>
    : shortDate(day).replace(/^(\S+ \d+ \w{3})\w*/, '$1')
  if (none) {
    const why = none.kind === 'full' ? words.full : none.kind === 'shut' ? words.shut(none.reason) : words.away(nameOf(only ?? ''), none.reason)
    return <tr><th scope="row">{head}</th><td colSpan={view.columns.length} className="shut">{why}</td></tr>
  }
  return (
    <tr>
      <th scope="row">{head}{whole === day && <button className="b less" name="press" value="whole=">{words.less}</button>}</th>
      {cells.map((cell, i) => <td key={i}><Cell {...props} cell={cell} day={day} /></td>)}
    </tr>
  )
}

function Cell({ cell, day, ...props }: Props & { cell: FreeCell; day: Day }) {
  if (cell.times.length === 0) return <span className="soft">{words.none}</span>
  return (
    <div className="slots">
      {cell.times.map((time) => <Slot key={`${time.start} ${time.practitioner}`} time={time} {...props} />)}
      {cell.more > 0 && (
        <button className="b more" name="press" value={`whole=${day}`} data-time="">
          <span aria-hidden="true">{words.whole(cell.more)}</span><Say>{words.wholeSaid(cell.more, mediumDate(day))}</Say>
        </button>
      )}
    </div>
  )
}

function Slot({ time, chosen, clinic, zoneOf, placeOf, nameOf }: Props & { time: FreeTime }) {
  const there = time.clinic !== clinic
  const isOn = chosen !== null && chosen.start === time.start && chosen.practitioner === time.practitioner && chosen.clinic === time.clinic
  const who = nameOf(time.practitioner)
  const shown = there ? placeOf(time.clinic) : who.split(' ')[0]
  return (
    <button
      className={`slot ${there ? 'there' : ''} ${isOn ? 'is-on' : ''}`} name="press" value={`at=${spotText(time)}`} aria-pressed={isOn} data-time=""
    >
      <b>{clock24(time.start, zoneOf(time.clinic))}</b> <span aria-hidden="true">{shown}</span><Say>{who}{there && `, ${placeOf(time.clinic)}`}</Say>
    </button>
  )
}
