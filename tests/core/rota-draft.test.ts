import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alterPractice } from '../../lib/core/practice-change'
import type { ClinicSession, PracticeState } from '../../lib/core/practice-state'
import { findClash } from '../../lib/core/rota-clash'
import { draftChange, type RotaDraft } from '../../lib/core/rota-draft'
import { keepWeeks, rotaRows, sessionsOf, type RowShape } from '../../lib/core/rota-rows'
import { sessionSpans } from '../../lib/core/rota'
import { addDays, dayNumber, type Weekday } from '../../lib/core/time'

const zone = 'Europe/London'
let ids = 0
const newId = (): string => `new-${String(ids += 1)}`

/** 2027-01-04 is a Monday. */
const session = (given: Partial<ClinicSession> = {}): ClinicSession => ({
  id: newId(), practitioner: 'ann', clinic: 'here', room: 'r1', weekday: 1, from: 540, to: 1080, validFrom: '2027-01-04', validUntil: null, everyWeeks: 1, ...given,
})
const stateOf = (sessions: ClinicSession[]): PracticeState => ({
  practice: { policy: {} as PracticeState['practice']['policy'] }, closures: [], services: [], practitioners: [], absences: [], sessions,
  clinics: [{ id: 'here', timeZone: zone, openingHours: [] }, { id: 'there', timeZone: zone, openingHours: [] }],
})
/** After the draft: weekday, times, first and last day. */
function after(sessions: ClinicSession[], draft: RotaDraft): string[] {
  const drafted = draftChange(sessions, draft, newId)
  if (!drafted.ok) return [drafted.missing ? 'missing' : drafted.wrong.wrong]
  return alterPractice(stateOf(sessions), drafted.change).sessions.map((one) => [one.practitioner, one.weekday, `${one.from}-${one.to}`, one.validFrom, one.validUntil ?? '…', one.everyWeeks].join(' ')).sort()
}
const daysOf = (sessions: ClinicSession[], from: string, to: string): string[] =>
  sessionSpans(sessions, zone, dayNumber(from), dayNumber(to)).map(({ start }) => new Date(start * 60_000).toISOString().slice(0, 10))

const times = { clinic: 'here', room: 'r1', weekday: 1 as Weekday, from: 540, to: 1020, lunch: null }
const change = (row: ClinicSession, given: Partial<Extract<RotaDraft, { do: 'change' }>> = {}): RotaDraft =>
  ({ do: 'change', row: row.id, alone: false, everyWeeks: row.everyWeeks, since: '2027-03-01', until: row.validUntil, ...times, ...given })

describe('a row has its lunch in it', () => {
  it.each([
    ['a gap up to two hours', [[540, 720], [780, 1080]], [[540, 1080, 720, 780]]],
    ['a longer one is two rows', [[540, 720], [900, 1080]], [[540, 720, null, null], [900, 1080, null, null]]],
    ['no gap is two rows', [[540, 720], [720, 1080]], [[540, 720, null, null], [720, 1080, null, null]]],
    ['one lunch a row', [[540, 600], [630, 700], [730, 800]], [[540, 700, 600, 630], [730, 800, null, null]]],
  ])('%s', (_, parts, rows) => {
    const read = rotaRows(parts.map(([from = 0, to = 0]) => session({ from, to })))
    expect(read.map(({ from, to, lunch }) => [from, to, lunch?.from ?? null, lunch?.to ?? null])).toEqual(rows)
  })

  it('another room, another clinic, other weeks or days are another row', () => {
    for (const other of [{ room: 'r2' }, { clinic: 'there' }, { everyWeeks: 2 }, { validFrom: '2027-01-05' }, { validUntil: '2027-05-05' }, { practitioner: 'ben' }]) {
      expect(rotaRows([session({ to: 720 }), session({ from: 780, ...other })])).toHaveLength(2)
    }
  })

  it('is written as it is read', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 30, max: 300 }), fc.option(fc.integer({ min: 5, max: 120 })), fc.integer({ min: 30, max: 300 }), (from, first, gap, second) => {
      const lunch = gap === null ? null : { from: from + first, to: from + first + gap }
      const shape: RowShape = { practitioner: 'ann', clinic: 'here', room: null, weekday: 3, from, to: from + first + (gap ?? 0) + second, lunch, everyWeeks: 2, validFrom: '2027-01-06', validUntil: null }
      const [row, ...more] = rotaRows(sessionsOf(shape, newId))
      expect(more).toEqual([])
      expect(row).toMatchObject(shape)
    }))
  })
})

describe('a change from a day on', () => {
  it('ends the old row the day before and begins another; what was stays', () => {
    const old = session()
    expect(after([old], change(old))).toEqual(['ann 1 540-1020 2027-03-01 … 1', 'ann 1 540-1080 2027-01-04 2027-02-28 1'])
  })

  it('begins on the first such weekday', () => {
    const old = session()
    expect(after([old], change(old, { since: '2027-03-03' }))).toContain('ann 1 540-1020 2027-03-08 … 1')
  })

  it('replaces a row that hasn’t begun', () => {
    const old = session({ validFrom: '2027-04-05' })
    expect(after([old], change(old, { since: '2027-03-01' }))).toEqual(['ann 1 540-1020 2027-03-01 … 1'])
  })

  it('on one day alone: that day is another, and all others are as before', () => {
    const old = session({ everyWeeks: 2 })
    const drafted = draftChange([old], change(old, { alone: true, since: '2027-03-01' }), newId)
    if (!drafted.ok) throw new Error('refused')
    const { sessions } = alterPractice(stateOf([old]), drafted.change)
    expect(daysOf(sessions, '2027-01-01', '2027-06-30')).toEqual(daysOf([old], '2027-01-01', '2027-06-30'))
    expect(sessions.filter(({ to }) => to === 1020)).toMatchObject([{ validFrom: '2027-03-01', validUntil: '2027-03-01' }])
  })

  it.each([
    ['it ends before it begins', { to: 500 }, 'to'], ['lunch backwards', { lunch: { from: 780, to: 720 } }, 'lunchTo'],
    ['lunch outside', { lunch: { from: 1000, to: 1060 } }, 'lunchFrom'],
  ])('%s: refused', (_, given, field) => {
    const old = session()
    expect(after([old], change(old, given))).toEqual([field])
  })

  it('after its end, or of a row that is gone: refused', () => {
    const old = session({ validUntil: '2027-02-01' })
    expect(after([old], change(old))).toEqual(['since'])
    expect(after([], change(old))).toEqual(['missing'])
    expect(after([old], { do: 'end', row: old.id, last: '2027-03-01' })).toEqual(['last'])
  })
})

describe('every few weeks', () => {
  it('goes on in its weeks, whichever day the change is from', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 7 }), (everyWeeks, later, on) => {
      const weekday = on as Weekday
      const old = session({ everyWeeks, weekday, validFrom: '2027-01-04' })
      const since = addDays('2027-01-11', later)
      const { from: _, ...rest } = session({ everyWeeks, weekday, validFrom: keepWeeks(old, since), id: 'next' })
      const whole = [{ ...old, validUntil: addDays(since, -1) }, { ...rest, from: 540 }]
      expect(daysOf(whole, '2027-01-01', '2027-12-31')).toEqual(daysOf([old], '2027-01-01', '2027-12-31'))
    }))
  })
})

describe('added, ended, copied', () => {
  const add = (given: Partial<Extract<RotaDraft, { do: 'add' }>> = {}): RotaDraft => ({ do: 'add', practitioner: 'ann', everyWeeks: 1, since: '2027-03-01', until: null, ...times, ...given })
  it.each([
    ['from the first such weekday', add({ weekday: 4 }), ['ann 4 540-1020 2027-03-04 … 1']],
    ['once', add({ everyWeeks: 0, weekday: 4, since: '2027-03-06' }), ['ann 6 540-1020 2027-03-06 2027-03-06 1']],
    ['with lunch', add({ lunch: { from: 720, to: 780 } }), ['ann 1 540-720 2027-03-01 … 1', 'ann 1 780-1020 2027-03-01 … 1']],
  ])('%s', (_, draft, rows) => expect(after([], draft)).toEqual(rows))

  it('ended: until that day; dropped where it hasn’t begun', () => {
    const old = session()
    expect(after([old], { do: 'end', row: old.id, last: '2027-03-01' })).toEqual(['ann 1 540-1080 2027-01-04 2027-03-01 1'])
    const later = session({ validFrom: '2027-04-05' })
    expect(after([later], { do: 'end', row: later.id, last: '2027-04-04' })).toEqual([])
  })

  const copy = (given: Partial<Extract<RotaDraft, { do: 'copy' }>>): RotaDraft =>
    ({ do: 'copy', practitioner: 'ann', weekday: 1, toDays: [], toPeople: [], rooms: true, since: '2027-03-01', ...given })
  it('a day to other days, in place of what stands there', () => {
    expect(after([session(), session({ weekday: 2, from: 600 })], copy({ toDays: [2, 3] }))).toEqual([
      'ann 1 540-1080 2027-01-04 … 1', 'ann 2 540-1080 2027-03-02 … 1', 'ann 2 600-1080 2027-01-04 2027-02-28 1', 'ann 3 540-1080 2027-03-03 … 1',
    ])
  })
  it('a week to others, in its weeks; once-only sessions are left out', () => {
    expect(after([session({ everyWeeks: 2 }), session({ weekday: 6, validFrom: '2027-03-06', validUntil: '2027-03-06' }), session({ practitioner: 'ben', weekday: 5 })],
      copy({ weekday: null, toPeople: ['ben'], since: '2027-03-08' }))).toEqual([
      'ann 1 540-1080 2027-01-04 … 2', 'ann 6 540-1080 2027-03-06 2027-03-06 1', 'ben 1 540-1080 2027-03-15 … 2', 'ben 5 540-1080 2027-01-04 2027-03-07 1',
    ])
  })
  it('to nobody, or of nothing: refused', () => {
    expect(after([session()], copy({}))).toEqual(['days'])
    expect(after([session()], copy({ weekday: null }))).toEqual(['people'])
    expect(after([session()], copy({ weekday: 5, toDays: [2] }))).toEqual(['weekday'])
  })
})

describe('what overlaps', () => {
  const clash = (added: ClinicSession, ...others: ClinicSession[]) => findClash(stateOf([...others, added]), [added], dayNumber('2027-02-01'))?.what ?? null
  it.each<[string, Partial<ClinicSession>, Partial<ClinicSession>, string | null]>([
    ['the person, at another clinic', { clinic: 'there', room: null }, {}, 'person'],
    ['somebody else in the room', { practitioner: 'ben' }, {}, 'room'],
    ['somebody else elsewhere', { practitioner: 'ben', room: 'r2' }, {}, null],
    ['two without a room', { practitioner: 'ben', room: null }, { room: null }, null],
    ['one after the other', { from: 1080, to: 1200 }, {}, null],
    ['the other week', { everyWeeks: 2, validFrom: '2027-02-01' }, { everyWeeks: 2, validFrom: '2027-02-08' }, null],
    ['weeks that meet at last', { everyWeeks: 2, validFrom: '2027-02-01' }, { everyWeeks: 3, validFrom: '2027-02-08' }, 'person'],
    ['a night into the next day', { weekday: 7, from: 1380, to: 2040 }, {}, 'person'],
    ['after its last day', { validFrom: '2027-03-01' }, { validUntil: '2027-02-28' }, null],
    ['before its first day', { validFrom: '2027-02-01', validUntil: '2027-02-28' }, { validFrom: '2027-03-01' }, null],
  ])('%s', (_, added, other, what) => expect(clash(session({ validFrom: '2027-02-01', ...added }), session(other))).toBe(what))

  it('what overlapped before is nobody’s doing', () => {
    const [one, two] = [session(), session()]
    expect(findClash(stateOf([one, two, session({ weekday: 3 })]), [session({ weekday: 5 })], dayNumber('2027-02-01'))).toBeNull()
  })
})

