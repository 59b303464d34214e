import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode } from '@/lib/core/import/decode'
import { guessFields, missingFields, type ImportField } from '@/lib/core/import/fields'
import { matchName, namesIn, plainName, suggestName } from '@/lib/core/import/match-names'
import { readCsv, separators } from '@/lib/core/import/read-csv'
import { orderOf, readDay, readTime, splitTime } from '@/lib/core/import/read-date'
import { readFile } from '@/lib/core/import/read-file'
import { addDays, instantAt } from '@/lib/core/time'

const utf16 = (text: string, mark: boolean, big: boolean): Uint8Array => {
  const codes = [...(mark ? [0xfeff] : []), ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))]
  return new Uint8Array(codes.flatMap((code) => (big ? [code >> 8, code & 255] : [code & 255, code >> 8])))
}
const utf8 = (text: string, mark = false): Uint8Array => new Uint8Array([...(mark ? [0xef, 0xbb, 0xbf] : []), ...new TextEncoder().encode(text)])
const latin = (text: string): Uint8Array => new Uint8Array(Array.from(text, (letter) => (letter === '’' ? 0x92 : letter === '€' ? 0x80 : letter.charCodeAt(0))))
const text = 'Name,Phone\nZoë O’Neill,07700 900001\n'

describe('a file is read in whatever it was written', () => {
  test.each([
    ['utf-8', utf8(text)], ['utf-8', utf8(text, true)], ['utf-16le', utf16(text, true, false)], ['utf-16be', utf16(text, true, true)],
    ['utf-16le', utf16(text, false, false)], ['utf-16be', utf16(text, false, true)], ['windows-1252', latin(text)],
  ])('%s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ encoding, text })
  })

  test.each([
    ['a spreadsheet’s own file', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0]), 'not-text'], ['nothing', new Uint8Array(), 'empty'],
    ['headings alone', utf8('Name,Phone\n'), 'no-rows'], ['blank lines', utf8('\n\n  \n'), 'empty'], ['a broken calendar', utf8('BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR'), 'not-calendar'],
    ['a table without headings', utf8('Rosa Field,07700 900123\nVera Field,07700 900124\n'), 'no-headings'],
    ['too many rows', utf8(`Name\n${'x\n'.repeat(20_001)}`), 'too-many-rows'], ['too many columns', utf8(`${'a,'.repeat(100)}a\nx\n`), 'too-many-columns'],
  ])('%s is refused', (_, bytes, why) => {
    expect(readFile(bytes, 'patients', 0)).toMatchObject({ ok: false, trouble: { why } })
  })

  test('a quotation mark that is never closed: in which line it was opened', () => {
    expect(readCsv('a,b\n1,2\n3,"x\n5,6\n')).toEqual({ ok: false, trouble: { why: 'open-quote', line: 3 } })
  })

  test('lines are counted as in the file, whatever a cell has in it', () => {
    const read = readCsv('a,b\r\n1,"x\r\ny"\r\n\r\n3,4\r\n')
    expect(read.ok && read.table.rows).toEqual([{ line: 2, cells: ['1', 'x\ny'] }, { line: 5, cells: ['3', '4'] }])
    const noted = readCsv('sep=;\r\na;b\r\n1,5;2\r\n')
    expect(noted.ok && noted.table.rows).toEqual([{ line: 3, cells: ['1,5', '2'] }])
  })

  test('whatever stands in the cells, they come out as they went in, by each separator', () => {
    const cell = fc.string({ minLength: 1, maxLength: 12 }).filter((value) => !/[\0\r\n]/.test(value) && value.trim() === value && value !== '' && !value.startsWith('sep='))
    const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`
    fc.assert(fc.property(fc.constantFrom(...separators), fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (separator, rows) => {
      const read = readCsv([`Name${separator}Phone`, ...rows.map((row) => row.map(quoted).join(separator))].join('\n'))
      expect(read.ok && read.table.rows.map(({ cells }) => cells)).toEqual(rows)
    }))
  })
})

describe('dates and times', () => {
  test.each([
    ['6/8/2026', '2026-08-06'], ['06.08.2026', '2026-08-06'], ['6-8-2026', '2026-08-06'], ['2026-08-06', '2026-08-06'], ['2026/8/6', '2026-08-06'], ['6 August 2026', '2026-08-06'],
    ['6th Aug 2026', '2026-08-06'], ['Thu 6 August 2026', '2026-08-06'], ['Thursday, 6 Aug. 2026', '2026-08-06'], ['6-Aug-2026', '2026-08-06'], ['August 6, 2026', '2026-08-06'],
    ['2026-08-06 00:00:00', '2026-08-06'], ['2026-08-06T00:00:00Z', '2026-08-06'], ['31/2/2026', null], ['29/2/2026', null], ['13/13/2026', null], ['6/8/26', null], ['6 Smarch 2026', null],
    ['', null], ['soon', null], ['44561', null],
  ])('%s is %s', (written, day) => {
    expect(readDay(written, 'day-first')).toBe(day)
  })

  test.each([
    ['09:30', 570], ['9.30', 570], ['9:30am', 570], ['9:30 PM', 1290], ['12am', 0], ['12pm', 720], ['2 p.m.', 840], ['1430', 870], ['14:30:00', 870], ['24:00', null], ['9:60', null], ['13pm', null],
    ['9', null], ['noon', null],
  ])('%s o’clock is %s', (written, minute) => {
    expect(readTime(written)).toBe(minute)
  })

  test.each([
    [['13/2/2026', '1/2/2026'], 'day-first'], [['2/13/2026'], 'month-first'], [['1/2/2026', '3/4/2026'], 'unclear'], [['2026-01-02', '5/5/2026', '6 May 2026'], 'any'], [[''], 'any'],
    [['13/2/2026', '2/13/2026', '14/1/2026'], 'day-first'], [['2/13/2026 10:00'], 'month-first'],
  ])('%j: %s', (written, order) => {
    expect(orderOf(written)).toBe(order)
  })

  test.each([
    ['6/8/2026 10:00', '6/8/2026', '10:00'], ['6 August 2026, 2pm', '6 August 2026', '2pm'], ['6 August 2026 at 2:30 pm', '6 August 2026', '2:30 pm'], ['2026-08-06T10:00:00', '2026-08-06', '10:00:00'],
  ])('%s', (written, date, time) => {
    expect(splitTime(written)).toEqual({ date, time })
  })

  test('every day, however it is written, is that day', () => {
    const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (n) => {
      const day = addDays('1901-01-01', n)
      const [year = '', month = '', date = ''] = day.split('-')
      for (const written of [day, `${Number(date)}/${Number(month)}/${year}`, `${date}.${month}.${year}`, `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`]) {
        expect(readDay(written, 'day-first')).toBe(day)
      }
      expect(readDay(`${month}/${date}/${year}`, 'month-first')).toBe(day)
    }))
  })
})

describe('what a column is', () => {
  const guessed = (kind: 'patients' | 'appointments', heads: string): (ImportField | null)[] => guessFields(kind, heads.split(','))
  test.each([
    ['patients', 'First Name,Surname,DOB,Mobile,Home phone,E-mail,Notes,Colour', ['firstName', 'lastName', 'born', 'phone', 'otherPhone', 'email', 'note', null]],
    ['patients', 'Patient ID,Name,Phone', ['id', 'name', 'phone']],
    ['patients', 'Mobile,Telephone', ['phone', 'otherPhone']],
    ['appointments', 'Client Name,Client Phone,Start Time,Date,Clinician,Appointment Type,Location', ['name', 'phone', 'time', 'date', 'practitioner', 'service', 'clinic']],
    ['appointments', 'ID,Patient ID,Start,End,With', ['id', 'patientId', 'start', 'end', 'practitioner']],
  ] as const)('%s: %s', (kind, heads, fields) => {
    expect(guessed(kind, heads)).toEqual(fields)
  })

  test('no field is guessed twice', () => {
    const heads = fc.array(fc.constantFrom('Name', 'Phone', 'Mobile', 'Telephone', 'Date', 'Start', 'Start time', 'ID', 'Notes', ''), { maxLength: 12 })
    fc.assert(fc.property(heads, (columns) => {
      const fields = guessFields('appointments', columns).filter((field) => field !== null)
      expect(new Set(fields).size).toBe(fields.length)
    }))
  })

  test.each([
    ['patients', ['name', 'phone'], 0], ['patients', ['firstName', 'phone'], 0], ['patients', ['name'], 1], ['appointments', ['patientId', 'start'], 0], ['appointments', ['name', 'date'], 1],
    ['appointments', ['name', 'date', 'time'], 0], ['appointments', [], 2],
  ] as const)('%s by %j lacks %i', (kind, columns, count) => {
    expect(missingFields(kind, columns)).toHaveLength(count)
  })
})

describe('names', () => {
  const known = [{ id: 'ann-ash', names: ['Ann Ash'] }, { id: 'ben-birch', names: ['Ben Birch'] }, { id: 'bo-unal', names: ['Bo Ünal'] }]
  test.each([['Dr. Ann Ash', 'ann-ash'], ['ASH, Ann', 'ann-ash'], ['bo unal', 'bo-unal'], ['Ann', null], ['', null]])('%s is %s', (written, id) => {
    expect(matchName(written, known)).toBe(id)
  })
  test.each([['Ann Ashe', 'ann-ash'], ['Benn Birch', 'ben-birch'], ['Birch', 'ben-birch'], ['Quentin Quill', null]])('%s is probably %s', (written, id) => {
    expect(suggestName(written, known)).toBe(id)
  })
  test('two that are called the same are not told apart', () => {
    expect(matchName('Ann Ash', [...known, { id: 'other', names: ['Ann Ash'] }])).toBeNull()
    expect(plainName('  Mr  ')).toBe('mr')
    expect(namesIn(['Ann Ash', 'ann ash', 'Zed'], [...known, { id: 'other', names: ['Ann Ash'] }], true).map(({ plain, rows, isMatched }) => [plain, rows, isMatched]))
      .toEqual([['ann ash', 2, true], ['zed', 1, false]])
  })
})

describe('a diary from a calendar', () => {
  const now = instantAt('2026-08-01', 480, 'Europe/London')
  const calendar = (...lines: string[]): Uint8Array => utf8(['BEGIN:VCALENDAR', 'VERSION:2.0', 'X-WR-CALNAME:Ann Ash', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
  const entry = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
  const rowsOf = (bytes: Uint8Array): string[][] => {
    const read = readFile(bytes, 'patients', now)
    return read.ok ? read.table.rows.map(({ line, cells }) => [String(line), ...cells.slice(0, 5), cells[6] ?? '', cells[8] ?? '']) : [[JSON.stringify(read)]]
  }

  test('in UTC, in a zone, by the clock of the clinic, a whole day; what is over is left out', () => {
    expect(rowsOf(calendar(
      ...entry('UID:a', 'DTSTART:20260806T090000Z', 'DTEND:20260806T093000Z', 'SUMMARY:Grace Whitlock - Follow-up', 'DESCRIPTION:ring 07700 900123'),
      ...entry('UID:b', 'DTSTART;TZID=Europe/London:20260807T090000', 'DURATION:PT45M', 'SUMMARY:Whitlock\\, Grace'),
      ...entry('UID:c', 'DTSTART:20260808T090000', 'DTEND:20260808T100000', 'SUMMARY:Rosa Field (first visit)', 'STATUS:CANCELLED'),
      ...entry('UID:d', 'DTSTART;VALUE=DATE:20260809', 'SUMMARY:Away'),
      ...entry('UID:e', 'DTSTART:20200806T090000Z', 'DTEND:20200806T093000Z', 'SUMMARY:Over'),
    ))).toEqual([
      ['4', 'a', 'Grace Whitlock', 'Follow-up', '2026-08-06T09:00:00+00:00', '2026-08-06T09:30:00+00:00', '07700 900123', ''],
      ['11', 'b', 'Whitlock, Grace', '', '2026-08-07T08:00:00+00:00', '2026-08-07T08:45:00+00:00', '', ''],
      ['17', 'c', 'Rosa Field', 'first visit', '2026-08-08T09:00', '2026-08-08T10:00', '', 'CANCELLED'],
      ['24', 'd', 'Away', '', '2026-08-09', '2026-08-10', '', ''],
    ])
  })

  test('what repeats is each of its times, over a change of the clocks; one that was moved is where it was moved to', () => {
    const rows = rowsOf(calendar(
      ...entry('UID:w', 'DTSTART;TZID=Europe/London:20261020T100000', 'DURATION:PT30M', 'RRULE:FREQ=WEEKLY;COUNT=3', 'SUMMARY:Rosa Field'),
      ...entry('UID:w', 'RECURRENCE-ID;TZID=Europe/London:20261103T100000', 'DTSTART;TZID=Europe/London:20261104T110000', 'DURATION:PT30M', 'SUMMARY:Rosa Field'),
    ))
    expect(rows.map(([, , , , start]) => start)).toEqual(['2026-10-20T09:00:00+00:00', '2026-10-27T10:00:00+00:00', '2026-11-04T11:00:00+00:00'])
    expect(new Set(rows.map(([, id]) => id)).size).toBe(3)
  })
})
