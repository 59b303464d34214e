import { expect, test } from 'vitest'
import {
  appointmentStatuses, appointmentVerbs, nextStatus, takesTime, verbsFor, type AppointmentStatus, type Party,
} from '../../lib/core/appointment'

const parties: Party[] = ['patient', 'reception', 'practitioner', 'policy', 'clock']

/** «The life of an appointment», row by row: from, verb, to, who. What isn't here is refused. */
const allowed = `
held        request   requested   patient
held        take      confirmed   patient reception
held        lapse     released    clock patient reception
requested   confirm   confirmed   reception
requested   release   released    reception policy
requested   move      requested   patient reception
confirmed   move      confirmed   patient reception
requested   cancel    cancelled   patient reception
confirmed   cancel    cancelled   patient reception
confirmed   arrive    arrived     reception practitioner
arrived     complete  completed   practitioner reception
confirmed   miss      no_show     reception practitioner
arrived     undo      confirmed   reception
completed   undo      arrived     reception
no_show     undo      confirmed   reception
cancelled   undo      requested   reception
`.trim().split('\n').map((line) => line.trim().split(/\s+/))

/** The status before, as the events would tell it. */
const before: Partial<Record<AppointmentStatus, AppointmentStatus>> = {
  arrived: 'confirmed', completed: 'arrived', no_show: 'confirmed', cancelled: 'requested',
}

const rows = appointmentStatuses.flatMap((from) => appointmentVerbs.flatMap((verb) => parties.map((party) => {
  const row = allowed.find(([status, act, , ...who]) => status === from && act === verb && who.includes(party))
  return { from, verb, party, to: row?.[2] ?? null }
})))

test.each(rows)('$from: $verb by $party leads to $to', ({ from, verb, party, to }) => {
  expect(nextStatus(from, verb, party, before[from] ?? null)).toBe(to)
  expect(verbsFor(from, party).includes(verb)).toBe(to !== null)
})

test('every row of the table is walked, and no status or verb is missing from it', () => {
  const walked = rows.filter(({ to }) => to !== null).length
  expect(walked).toBe(allowed.reduce((sum, [, , , ...who]) => sum + who.length, 0))
  expect(new Set([...allowed.map(([, verb]) => verb)])).toEqual(new Set(appointmentVerbs))
  expect(new Set(allowed.flatMap(([from, , to]) => [from, to]))).toEqual(new Set(appointmentStatuses))
})

test('what takes time', () => {
  expect(appointmentStatuses.filter(takesTime)).toEqual(['held', 'requested', 'confirmed', 'arrived', 'completed'])
})

test('undo goes back to whatever was before, and nowhere without it', () => {
  expect(nextStatus('cancelled', 'undo', 'reception', 'confirmed')).toBe('confirmed')
  expect(nextStatus('cancelled', 'undo', 'reception', null)).toBeNull()
})
