import type { z } from 'zod'
import type { StaffActor } from '@/lib/auth/actor'
import { undo as undoWords } from '@/lib/copy/staff/move'
import { sayRefusal } from '@/lib/copy/staff/refusals'
import { dayAndClock, dayName } from '@/lib/copy/staff/time'
import type { MovedView } from '@/lib/core/move-view'
import { parseReference } from '@/lib/core/reference'
import { clock24, dayOf, type Day, type Instant, type Zone } from '@/lib/core/time'
import type { DiaryView } from '@/lib/core/views'
import type { DiaryQuery } from '@/lib/input/staff-forms'
import { readMove } from '@/lib/use-cases/read-move'
import { carryFacts } from './carry-facts'
import type { CarryFacts } from './facts'
import type { UndoLine } from './says'

/** What the address says is being moved: the list beside the day moves what is open, a pointer what is in its hand. */
export async function readCarry(
  actor: StaffActor, query: z.infer<typeof DiaryQuery>, view: DiaryView, now: Instant,
): Promise<{ facts: CarryFacts | null; lost: string | null }> {
  const listed = query.do === 'move' ? parseReference(query.open ?? '') : null
  const reference = parseReference(query.carry ?? '') ?? listed
  if (!reference) return { facts: null, lost: null }
  const people = view.columns.map(({ practitioner }) => practitioner.id)
  const move = await readMove(actor, { reference, clinic: view.clinic.id, day: view.day, people }, now)
  if (move.ok) return { facts: carryFacts(move.value, view, now, reference === listed), lost: null }
  return { facts: null, lost: sayRefusal(move.refusal, view.clinic.timeZone) }
}

export function undoLine(moved: MovedView | null, zone: Zone, today: Day): UndoLine | null {
  if (!moved) return null
  const { reference, version, name, from, to, left } = moved
  const said = (at: Instant): string => (dayOf(at, zone) === today ? `${dayName(today, today)} ${clock24(at, zone)}` : dayAndClock(at, today, zone))
  return {
    reference, version, left, text: undoWords.moved(name, said(to.start), to.practitioner),
    backText: undoWords.back(name, said(from.start), from.practitioner),
  }
}
