import type { FormAction, FormState } from '@/app/_ui/staff/form-state'
import { effect as words } from '@/lib/copy/staff/effect'
import type { EffectRow, EffectView, SlotsOfDay } from '@/lib/core/effect-view'
import { clock24, dayOf, shortDate } from '@/lib/core/time'
import { nextTurn, typedOf } from './given'

/** A change that does something is shown first: the form comes back with what it does, and is sent again by whoever means it. */

const count = (days: readonly SlotsOfDay[]): number => days.reduce((sum, { starts }) => sum + starts.length, 0)
/** More are counted: nobody reads on. */
const mostLines = 8

const orphanLine = ({ patient, start, end, zone, practitioner, reference }: EffectRow): string =>
  `${patient.name}, ${shortDate(dayOf(start, zone))}, ${clock24(start, zone)} to ${clock24(end, zone)}, ${practitioner.name}, ${reference}`
const slotsLine = ({ practitioner, day, starts, zone }: SlotsOfDay): string =>
  `${words.onDay(shortDate(day), practitioner.name)}: ${starts.map((start) => clock24(start, zone)).join(', ')}`

function linesOf(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  return [`# ${heading}`, ...lines.slice(0, mostLines), ...(lines.length > mostLines ? [words.andMore(lines.length - mostLines)] : [])]
}

/** What is put before whoever is about to do it. */
export class Weighed extends Error {
  constructor(readonly effect: EffectView) {
    super('a change is shown before it is made')
  }
}

function shown(before: FormState, typed: Record<string, string>, effect: EffectView): FormState {
  const { lost, gained, orphans, elsewhere, covered, until, seen } = effect
  const told = orphans.length + elsewhere.reduce((sum, { count: n }) => sum + n, 0)
  const lines = [
    ...linesOf(words.orphans, [...orphans.map(orphanLine), ...elsewhere.map(({ place, count: n }) => words.elsewhere(n, place))]),
    ...linesOf(words.lost, lost.map(slotsLine)), ...linesOf(words.gained, gained.map(slotsLine)),
    ...(covered > 0 ? [words.covered(covered)] : []), words.until(until), words.toldAfter(told),
  ]
  return {
    turn: nextTurn(before), wrong: {}, error: `${words.heading(count(gained), count(lost), told)}. ${words.nothingYet}`,
    typed: { ...typed, agreed: seen, effect: lines.join('\n') },
  }
}

/** An action that may put what it would do before whoever sends it. */
export const weighing = (action: FormAction): FormAction => async (before, data) => {
  try {
    return await action(before, data)
  } catch (error) {
    if (error instanceof Weighed) return shown(before, typedOf(data), error.effect)
    throw error
  }
}
