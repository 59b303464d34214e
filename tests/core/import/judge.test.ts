import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { occupiedBy } from '@/lib/core/import/fit-times'
import { countVerdicts, leftIn } from '@/lib/core/import/import-view'
import { judge, type JudgeGround } from '@/lib/core/import/judge'
import { placeVisit, type PlaceGround } from '@/lib/core/import/place-visit'
import { readRow, type Readers } from '@/lib/core/import/read-row'
import type { ImportSettings } from '@/lib/core/import/settings'
import type { KnownPatient } from '@/lib/core/import/who-is-it'
import { personKey } from '@/lib/core/import/row-key'
import { minuteOf, instantAt, toIso } from '@/lib/core/time'

const zone = 'Europe/London'
const now = instantAt('2027-03-01', 480, zone)
const readers: Readers = { phone: (text) => (/^\d{11}$/.test(text) ? `+44${text.slice(1)}` : null), email: (text) => (text.includes('@') ? text : null) }
const settings: ImportSettings = {
  columns: ['name', 'phone', 'date', 'time', 'practitioner', 'service'], orders: {}, source: 'old', names: { practitioner: {}, service: {}, clinic: {} },
  instead: { practitioner: null, service: null, clinic: 'hall' }, alike: 'join', lines: {}, outside: true, reminders: false,
}
const known = {
  practitioner: ['ann', 'ben'].map((id) => ({ id, names: [id] })), clinic: [{ id: 'hall', names: ['Hall'] }],
  service: [{ id: 'osteo-next', names: ['Follow-up'] }, { id: 'physio-next', names: ['Follow-up'] }],
}
const gives = (practitioner: string, service: string): boolean => (practitioner === 'ann') === (service === 'osteo-next')
const place: PlaceGround = { settings, known, now, gives, zoneOf: () => zone, minutesOf: () => 30 }
const sessions = ['ann', 'ben'].map((practitioner) => ({ practitioner, room: `room of ${practitioner}`, weekday: 3 as const, from: 540, to: 1080, validFrom: '2027-01-01', validUntil: null, everyWeeks: 1 }))
const ground = (more: Partial<JudgeGround> = {}): JudgeGround => ({
  kind: 'appointments', settings, before: new Map(), candidates: new Map(), taken: occupiedBy([]), gives, bufferOf: () => 15,
  presenceOf: () => ({ zone, sessions, away: [], closures: [] }), ...more,
})
/** On a Wednesday. */
const judged = (rows: string[][], more: Partial<JudgeGround> = {}) => {
  const drafts = rows.map((cells, i) => readRow('appointments', { line: i + 2, cells }, 6, settings, readers, '2027-03-01'))
  return judge(drafts, drafts.map((draft) => placeVisit(draft, place)), ground(more))
}
const row = (time: string, practitioner = 'ann', name = 'Rosa Field'): string[] => [name, '07700900123', '3/3/2027', time, practitioner, 'Follow-up']

describe('a row of appointments', () => {
  test('one name of several services is that of its practitioner', () => {
    expect(judged([row('10:00'), row('10:00', 'ben')]).map((verdict) => (verdict.is === 'take' ? verdict.visit?.service : verdict.is))).toEqual(['osteo-next', 'physio-next'])
  })

  test('back to back: turning round gives way; the room is the session’s', () => {
    const visits = judged([row('10:00'), row('10:30', 'ann', 'Vera Field')]).flatMap((verdict) => (verdict.is === 'take' && verdict.visit ? [verdict.visit] : []))
    expect(visits.map(({ end, busyUntil, room }) => [minuteOf(busyUntil - end), room])).toEqual([[0, 'room of ann'], [15, 'room of ann']])
  })

  test('outside the rota: warned of, or left out', () => {
    expect(judged([row('20:00')])).toMatchObject([{ is: 'take', warnings: ['outside'] }])
    expect(judged([row('20:00')], { settings: { ...settings, outside: false } })).toMatchObject([{ is: 'left', why: 'outside' }])
  })

  test('a time of the clock is the clinic’s, on both sides of a change', () => {
    const at = (date: string) => judged([['Rosa Field', '07700900123', date, '10:00', 'ann', 'Follow-up']]).map((verdict) => (verdict.is === 'take' && verdict.visit ? toIso(verdict.visit.start) : verdict))
    expect([...at('24/3/2027'), ...at('31/3/2027')]).toEqual(['2027-03-24T10:00:00.000Z', '2027-03-31T09:00:00.000Z'])
  })
})

const person: KnownPatient = { id: 'p', version: 1, name: 'Rosa Field', phone: '+447700900123', otherPhone: null, email: null, note: null, dateOfBirth: null, isSeen: true }
test.each([
  ['the same', {}, { is: 'take', to: { id: 'p' }, alike: null }],
  ['a slip away', { name: 'Rosa Fields' }, { is: 'take', to: { id: 'p' }, alike: { id: 'p' } }],
  ['alike, but of a clinic that isn’t seen', { name: 'Rosa Fields', isSeen: false }, { is: 'take', to: { person: { name: 'Rosa Field' } }, alike: null }],
  ['of the household', { name: 'Vera Field' }, { is: 'take', to: { person: { name: 'Rosa Field' } } }],
])('a record that is %s', (_, more, wanted) => {
  const key = personKey({ name: 'Rosa Field', phone: '+447700900123', otherPhone: null, email: null, born: null, note: null })
  expect(judged([row('10:00')], { candidates: new Map([[key, [{ ...person, ...more }]]]) })).toMatchObject([wanted])
})

test('whatever stands in a file: each row has one verdict, and of what is taken nobody and no room is taken twice', () => {
  const time = fc.integer({ min: 0, max: 60 }).map((n) => `${String(8 + Math.floor(n / 6)).padStart(2, '0')}:${String((n % 6) * 10).padStart(2, '0')}`)
  const cells = fc.tuple(fc.constantFrom('Rosa Field', 'Vera Field', 'Otto Oak', ''), fc.constantFrom('07700900123', '07700900124', 'x', ''), fc.constantFrom('3/3/2027', '10/3/2027', '3/3/2020', '32/1/2027'),
    time, fc.constantFrom('ann', 'ben', 'nobody'), fc.constantFrom('Follow-up', 'Nothing'))
  const taken = fc.array(fc.tuple(fc.constantFrom('ann', 'ben'), fc.integer({ min: 480, max: 1080 })), { maxLength: 2 })
  fc.assert(fc.property(fc.array(cells, { maxLength: 30 }), taken, (rows, others) => {
    const busy = others.map(([practitioner, wall]) => {
      const start = minuteOf(instantAt('2027-03-03', wall, zone))
      return { practitioner, room: `room of ${practitioner}`, start, end: start + 45 }
    })
    const verdicts = judged(rows, { taken: occupiedBy(busy) })
    expect(verdicts.map(({ line }) => line)).toEqual(rows.map((_, i) => i + 2))
    const counts = countVerdicts(verdicts)
    expect(counts.wrong + leftIn(counts) + counts.appointments).toBe(rows.length)
    const spans = verdicts.flatMap((verdict) => (verdict.is === 'take' && verdict.visit ? [verdict.visit] : []))
      .map(({ practitioner, room, start, busyUntil }) => ({ practitioner, room, start: minuteOf(start), end: minuteOf(busyUntil), made: true }))
    const all = [...spans, ...busy.map((one) => ({ ...one, made: false }))]
    for (const one of spans) {
      for (const other of all) {
        if (one === other || one.end <= other.start || other.end <= one.start) continue
        expect([one.practitioner === other.practitioner, one.room !== null && one.room === other.room]).toEqual([false, false])
      }
    }
  }))
})
