import { signOf } from '@/app/_ui/staff/status'
import { move as words } from '@/lib/copy/staff/move'
import { cannotWords, columnWords, verdictWords } from '@/lib/copy/staff/move-verdicts'
import { dayName } from '@/lib/copy/staff/time'
import { statusWords } from '@/lib/copy/staff/words'
import type { MoveView } from '@/lib/core/move-view'
import { dayOf, minuteOfDay, type Instant } from '@/lib/core/time'
import type { DiaryView } from '@/lib/core/views'
import { rowMinutes } from '../sheet'
import type { CarryColumn, CarryFacts, CarryPlace } from './facts'

/** The use-case's answer as the sheet lays it out: rows instead of instants, words instead of reasons. */
export function carryFacts(move: MoveView, view: DiaryView, now: Instant, listed: boolean): CarryFacts {
  const { clinic, from, to, day } = view
  const zone = clinic.timeZone
  const said: string[] = [words.fits, words.here]
  const wordOf = (text: string): number => {
    if (!said.includes(text)) said.push(text)
    return said.indexOf(text)
  }
  const columns = move.columns.map((column, i): CarryColumn => {
    const isOwn = column.practitioner === move.practitioner
    const places = column.starts.flatMap(({ start, verdict }): CarryPlace[] => {
      const wall = minuteOfDay(start, zone)
      if (wall < from || wall >= to) return []
      const isHere = isOwn && start === move.start
      return [[start, (wall - from) / rowMinutes, isHere ? 1 : wordOf(verdictWords(verdict))]]
    })
    const fits = places.filter(([, , word]) => word === 0).length
    const cannot = column.cannot && cannotWords(column, move.service.name)
    const head = cannot ? cannot.charAt(0).toUpperCase() + cannot.slice(1) : columnWords(fits, isOwn)
    return { practitioner: column.practitioner, name: view.columns[i]?.practitioner.name ?? '', cannot, head, places }
  })
  return {
    reference: move.reference, version: move.version, name: move.name, service: move.service.name, look: signOf(move.status),
    status: statusWords[move.status], start: move.start, practitioner: move.practitioner, day: dayName(day, dayOf(now, zone)),
    minutes: move.service.minutes, rows: move.service.minutes / rowMinutes, from, words: said, columns, listed,
  }
}
