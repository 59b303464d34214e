import { Icon } from '@/app/_ui/icon'
import { time } from '@/lib/copy/patient/time'
import type { DayState } from '@/lib/core/diary-facts'
import { addDays, mediumDate, weekdayName, weekdayOf } from '@/lib/core/time'
import type { Day } from '@/lib/core/time'
import { DayColumn, dayId, parts } from './day-column'
import type { Week } from './read-week'

const withoutWeekday = (day: Day): string => mediumDate(day).split(' ').slice(1).join(' ')

/** '31 August to 6 September', '1 to 7 September' */
function rangeWords(from: Day, to: Day): string {
  const [number, month] = withoutWeekday(from).split(' ')
  const first = withoutWeekday(to).endsWith(` ${month}`) ? `${number}` : withoutWeekday(from)
  return time.range(first, withoutWeekday(to))
}

function StripDay({ state }: { state: DayState }) {
  const name = weekdayName(weekdayOf(state.day))
  const inside = (
    <>
      <span><span aria-hidden="true">{name.slice(0, 3)}</span><span className="hidden-visually">{name}</span></span>{' '}
      <b>{Number(state.day.slice(8))}</b>
      <span className="hidden-visually">{state.state === 'open' ? time.freeHidden : time.nothingHidden}</span>
    </>
  )
  return <li>{state.state === 'open' ? <a href={`#${dayId(state.day)}`}>{inside}</a> : <span className="off">{inside}</span>}</li>
}

function Turn({ week, hrefFrom }: { week: Week; hrefFrom: (from: Day) => string }) {
  const { from, to, nextFree, earlier, later } = week
  const isHere = nextFree !== null && nextFree <= to
  return (
    <div className="turn">
      <h2>{rangeWords(from, to)}</h2>
      {nextFree && (
        <a className="button small next-free" href={`${isHere ? '' : hrefFrom(nextFree)}#${dayId(nextFree)}`}>
          {time.nextFree(mediumDate(nextFree))}
        </a>
      )}
      {earlier && (
        <a className="button second small" href={hrefFrom(earlier)}>
          <span><span aria-hidden="true">← </span>{time.earlier}<span className="hidden-visually">{time.earlierHidden(rangeWords(earlier, addDays(earlier, 6)))}</span></span>
        </a>
      )}
      {later && (
        <a className="button second small later" href={hrefFrom(later)}>
          <span>{time.later}<span className="hidden-visually">{time.earlierHidden(rangeWords(later, addDays(later, 6)))}</span><span aria-hidden="true"> →</span></span>
        </a>
      )}
    </div>
  )
}

/** Seven days at a glance; each time is a button of the form around it. */
export function WeekView({ week, hrefFrom }: { week: Week; hrefFrom: (from: Day) => string }) {
  return (
    <div className="times">
      <Turn week={week} hrefFrom={hrefFrom} />
      <nav aria-label={time.daysOf}><ol className="strip">{week.days.map((state) => <StripDay key={state.day} state={state} />)}</ol></nav>
      <div className="week-wrap">
        <div className="week">
          <div className="bands" aria-hidden="true">
            <span />
            {parts.map((part) => <span className="band" key={part.name}><Icon name={part.name} className="sun" />{time.parts[part.name]}</span>)}
          </div>
          {week.days.map((state) => <DayColumn key={state.day} state={state} zone={week.zone} last={week.last} />)}
        </div>
      </div>
    </div>
  )
}
