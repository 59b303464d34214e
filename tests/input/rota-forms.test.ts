import { describe, expect, it } from 'vitest'
import { ClosureDraftForm } from '../../lib/input/closure-forms'
import { RotaDraftForm } from '../../lib/input/rota-forms'

// What an address says of a draft: read whole, or said by field what is wrong with it.

const add = { do: 'add', who: 'ann', weekday: '3', where: 'hall-green room-1', from: '09:00', to: '24:00', lunchFrom: '', lunchTo: '', everyWeeks: '2', since: '2027-03-03', until: '' }
const wrongIn = (form: typeof RotaDraftForm | typeof ClosureDraftForm, typed: Record<string, string>): string[] => {
  const read = form.safeParse(typed)
  return read.success ? [] : [...new Set(read.error.issues.map(({ path }) => String(path[0])))]
}

describe('a session', () => {
  it('is read', () => expect(RotaDraftForm.parse(add)).toEqual({
    do: 'add', practitioner: 'ann', weekday: 3, clinic: 'hall-green', room: 'room-1', from: 540, to: 1440, lunch: null, everyWeeks: 2, since: '2027-03-03', until: null,
  }))

  it.each([
    [{ where: 'hall-green -' }, []], [{ where: 'hall-green' }, ['where']], [{ where: 'Hall Green x' }, ['where']], [{ from: '9' }, ['from']], [{ to: '25:00' }, ['to']],
    [{ since: '2027-02-30' }, ['since']], [{ since: '' }, ['since']], [{ until: 'x' }, ['until']], [{ everyWeeks: '9' }, ['everyWeeks']], [{ everyWeeks: 'x' }, ['everyWeeks']],
    [{ weekday: '8' }, ['weekday']], [{ lunchFrom: '12:00' }, ['lunchTo']], [{ lunchTo: '12:00' }, ['lunchFrom']], [{ lunchFrom: '12:00', lunchTo: '13:00' }, []],
    [{ do: 'paint' }, ['do']], [{ do: 'change' }, ['row']], [{ do: 'end', row: 'x', last: '2027-03-03' }, ['row']], [{ do: 'copy', weekday: 'month' }, ['weekday']],
  ])('%j', (given, fields) => expect(wrongIn(RotaDraftForm, { ...add, ...given })).toEqual(fields))

  it('a copy names its days and people', () => expect(RotaDraftForm.parse({ ...add, do: 'copy', 'day-2': 'on', 'day-9': 'on', 'to-ben-birch': 'on', 'to-': 'on' })).toEqual({
    do: 'copy', practitioner: 'ann', weekday: 3, toDays: [2], toPeople: ['ben-birch'], rooms: true, since: '2027-03-03',
  }))
})

describe('a closure', () => {
  const close = { do: 'close', where: '*', from: '2027-03-03', until: '', at: '', to: '', reason: 'Painters' }
  it('is read', () => expect(ClosureDraftForm.parse(close)).toEqual({
    do: 'close', clinic: null, from: '2027-03-03', until: '2027-03-03', fromMinute: 0, toMinute: 1440, reason: 'Painters',
  }))

  it.each([
    [{ where: '' }, ['where']], [{ from: '' }, ['from']], [{ at: 'noon' }, ['at']], [{ reason: ' ' }, ['reason']], [{ reason: 'x'.repeat(81) }, ['reason']],
    [{ do: 'open', closure: 'x' }, ['closure']], [{ do: 'bank' }, ['days']], [{ do: 'bank', 'bank-2027-02-30': 'on' }, ['days']], [{ do: 'bank', 'bank-2027-12-27': 'on' }, []],
  ])('%j', (given, fields) => expect(wrongIn(ClosureDraftForm, { ...close, ...given })).toEqual(fields))
})
