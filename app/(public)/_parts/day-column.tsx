import { Icon } from '@/app/_ui/icon'
import type { IconName } from '@/app/_ui/icon'
import { time } from '@/lib/copy/patient/time'
import type { DayState, Slot } from '@/lib/core/diary-facts'
import { clockTime, formatInstant, mediumDate, minuteOfDay } from '@/lib/core/time'
import type { Day, Zone } from '@/lib/core/time'

const noon = 12 * 60
const fivePm = 17 * 60

interface Part {
  name: IconName & keyof typeof time.parts
  has: (wall: number) => boolean
}

export const parts: Part[] = [
  { name: 'morning', has: (wall) => wall < noon },
  { name: 'afternoon', has: (wall) => wall >= noon && wall < fivePm },
  { name: 'evening', has: (wall) => wall >= fivePm },
]

export const dayId = (day: Day): string => `day-${day}`

function DayHeading({ day }: { day: Day }) {
  const [weekday, number, month] = mediumDate(day).split(' ')
  return <h3>{weekday} <span className="keep"><b>{number}</b> {month}</span></h3>
}

function TimeButton({ slot, zone, day }: { slot: Slot; zone: Zone; day: Day }) {
  return (
    <li>
      <button className="time" name="start" value={formatInstant(slot.start, zone)}>
        <span>{clockTime(slot.start, zone)}</span><span className="hidden-visually">{time.on(mediumDate(day))}</span>
      </button>
    </li>
  )
}

function PartOfDay({ part, slots, zone, day }: { part: Part; slots: Slot[]; zone: Zone; day: Day }) {
  const mine = slots.filter((slot) => part.has(minuteOfDay(slot.start, zone)))
  if (mine.length === 0) return <div className="part empty"><p className="nil"><span aria-hidden="true">–</span></p></div>
  return (
    <div className="part">
      <h4><Icon name={part.name} className="sun" />{time.parts[part.name]}</h4>
      <ul>{mine.map((slot) => <TimeButton key={slot.start} slot={slot} zone={zone} day={day} />)}</ul>
    </div>
  )
}

/** One day of the week: its times by parts of the day, or why there are none. */
export function DayColumn({ state, zone, last }: { state: DayState; zone: Zone; last: Day }) {
  const { day } = state
  if (state.state === 'open') {
    return (
      <section className="day" id={dayId(day)}>
        <DayHeading day={day} />
        {parts.map((part) => <PartOfDay key={part.name} part={part} slots={state.slots} zone={zone} day={day} />)}
      </section>
    )
  }
  const isClosed = state.state === 'closed'
  const why = isClosed ? (state.reason ? time.closedFor(state.reason) : time.closed) : day > last ? time.tooFar : time.full
  return (
    <section className={isClosed ? 'day shut closed' : 'day shut'} id={dayId(day)}>
      <DayHeading day={day} />
      <p className="none"><span>{why}</span></p>
    </section>
  )
}
