import { time } from '@/lib/copy/patient/time'
import type { Slot } from '@/lib/core/diary-facts'
import { clockTime, dayOf, formatInstant, shortDate } from '@/lib/core/time'
import type { Instant, Zone } from '@/lib/core/time'
import type { Setback } from '@/lib/input/journey'

interface Props {
  setback: Setback
  near: Slot[]
  isFree: boolean
  zone: Zone
}

export const setbackStart = ({ taken, gone, lapsed }: Setback): Instant | undefined => taken ?? gone ?? lapsed

function wordsFor(setback: Setback, isFree: boolean, zone: Zone): { heading: string; text: string } {
  if (setback.taken !== undefined) return { heading: time.takenHeading, text: time.taken(setback.taken, zone) }
  if (setback.gone !== undefined) return { heading: time.goneHeading, text: time.gone(setback.gone, zone) }
  const at = setback.lapsed ?? 0
  return { heading: time.lapsedHeading, text: isFree ? time.lapsedFree(at, zone) : time.lapsedTaken(at, zone) }
}

/** Why the times are shown again, and the nearest to the one that went. Takes focus, so that it is read first. */
export function SetbackNotice({ setback, near, isFree, zone }: Props) {
  const start = setbackStart(setback)
  if (start === undefined) return null
  const { heading, text } = wordsFor(setback, isFree, zone)
  const offered = isFree && setback.lapsed !== undefined ? near.filter((slot) => slot.start === start) : near
  return (
    <section className="notice brass taken" role="alert" tabIndex={-1} autoFocus aria-labelledby="taken">
      <h2 id="taken">{heading}</h2>
      <p>{text}{!(isFree && setback.lapsed !== undefined) && (near.length > 0 ? time.nearest : time.noneNear)}</p>
      {offered.length > 0 && (
        <ul className="near">
          {offered.map((slot) => (
            <li key={slot.start}>
              <button className="time" name="start" value={formatInstant(slot.start, zone)}>
                <span>{shortDate(dayOf(slot.start, zone))}</span> <b>{clockTime(slot.start, zone)}</b>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
