'use client'

import { KeptLine } from '@/app/_ui/staff/kept-fields'
import { practiceForms } from '@/lib/copy/staff/practice-forms'
import type { OpeningHours } from '@/lib/core/diary-facts'
import { wallClock24, weekdayName, type Weekday } from '@/lib/core/time'

const words = practiceForms.hours
const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

const clock = (wall: number | undefined): string => (wall === undefined ? '' : wall === 1440 ? '24:00' : wallClock24(wall))

/** The week's hours as a table: a line a day, with a second pair for after a break. */
export const HoursFields = ({ hours }: { hours: readonly OpeningHours[] }) => (
  <>
    <p className="hint">{words.hint}</p>
    <table className="week-fields">
      <thead>
        <tr><th scope="col">{words.day}</th>{[words.opens, words.closes, words.opensAgain, words.closesAgain].map((word) => <th key={word} scope="col">{word}</th>)}</tr>
      </thead>
      <tbody>
        {week.map((weekday) => {
          const [first, second] = hours.filter((one) => one.weekday === weekday)
          const name = weekdayName(weekday)
          const cell = (field: string, word: string, wall: number | undefined) =>
            <td data-word={word}><KeptLine name={field} label={word} named={words.said(name, word)} first={clock(wall)} inputMode="numeric" /></td>
          return (
            <tr key={weekday}>
              <th scope="row">{name}</th>
              {cell(`opens-${weekday}`, words.opens, first?.opens)}{cell(`closes-${weekday}`, words.closes, first?.closes)}
              {cell(`opens-${weekday}b`, words.opensAgain, second?.opens)}{cell(`closes-${weekday}b`, words.closesAgain, second?.closes)}
            </tr>
          )
        })}
      </tbody>
    </table>
  </>
)
