import { byPhone as words } from '@/lib/copy/staff/by-phone'
import { phoneWords } from '@/lib/copy/staff/phone'
import { isBorn } from '@/lib/core/patient-query'
import { markDigits, markName, type Piece } from '@/lib/core/likeness'
import type { CallerHit, CallersView, CallerVisit } from '@/lib/core/phone-view'
import { dayOf, longDate, mediumDate, type Day, type Zone } from '@/lib/core/time'
import type { Hit } from './find-state'

/** '14 March 1968' */
export const bornWords = (born: Day): string => longDate(born).replace(/^\S+ /, '')

/** '23 July', or with its year where that is another. */
function whenSaid(visit: CallerVisit, today: Day, zone: Zone): string {
  const day = dayOf(visit.start, zone)
  const date = day > today ? mediumDate(day) : mediumDate(day).replace(/^\S+ /, '')
  return day.slice(0, 4) === today.slice(0, 4) ? date : `${date} ${day.slice(0, 4)}`
}

function told({ last, next }: CallerHit, today: Day, zoneOf: (clinic: string) => Zone): string {
  const sentences = [
    ...(last ? [words.lastHere(whenSaid(last, today, zoneOf(last.clinic)), last.practitioner.name)] : []),
    ...(next ? [words.bookedFor(whenSaid(next, today, zoneOf(next.clinic)))] : []),
  ]
  return sentences.length === 0 ? words.neverHere : sentences.join('. ')
}

const isMarked = (pieces: Piece[]): boolean => pieces.some(({ hit }) => hit)

/** The number that was meant: the other one where it has the digits and the first hasn't. */
function phoneOf({ phone, otherPhone }: CallerHit, digits: string[]): Piece[] {
  const first = markDigits(digits, phoneWords(phone))
  const other = otherPhone === null || isMarked(first) ? null : markDigits(digits, phoneWords(otherPhone))
  return other && isMarked(other) ? other : first
}

export function hitsOf(view: CallersView, today: Day, zoneOf: (clinic: string) => Zone): Hit[] {
  return view.hits.map((hit) => {
    const { dateOfBirth: born } = hit
    const years = view.digits.filter((digits) => born?.startsWith(digits) && digits.length === 4)
    const whole = view.born !== null && isBorn(view.born, born)
    return {
      id: hit.id, name: markName(view.words, hit.name), phone: phoneOf(hit, view.digits), told: told(hit, today, zoneOf),
      born: born === null ? null : (whole ? [{ text: bornWords(born), hit: true }] : markDigits(years, bornWords(born))),
    }
  })
}
