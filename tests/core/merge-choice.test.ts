import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldOptions, mergeDetails } from '@/lib/core/merge-choice'
import { patientFields, patientFlags, ringings, tellWays, type PatientDetails } from '@/lib/core/patient-view'

const maybe = <T extends string>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: null })
const details: fc.Arbitrary<PatientDetails> = fc.record({
  name: fc.constantFrom('Grace Whitlock', 'Grace Whitlok'), phone: fc.constantFrom('+447700900001', '+447700900002'),
  otherPhone: maybe('+447700900001', '+447700900003'), email: maybe('a@example.org', 'b@example.org'),
  dateOfBirth: maybe('1984-03-02', '1984-02-03'), carerName: maybe('Bridget', 'Agnes'), carerPhone: maybe('+447700900004'),
  flags: fc.subarray([...patientFlags]), ringing: fc.constantFrom(...ringings), tellBy: fc.constantFrom(...tellWays),
  note: maybe('One', 'Two'),
})

test('where nothing is chosen nothing that one of them says is lost for nothing that the other says', () => {
  fc.assert(fc.property(details, details, (kept, gone) => {
    const one = mergeDetails(kept, gone, {})
    for (const field of ['email', 'dateOfBirth', 'carerName', 'carerPhone'] as const) expect(one[field]).toBe(kept[field] ?? gone[field])
    expect(new Set(one.flags)).toEqual(new Set([...kept.flags, ...gone.flags]))
    for (const note of [kept.note, gone.note]) expect(one.note ?? '').toContain(note ?? '')
    expect(one.otherPhone).not.toBe(one.phone)
    expect(patientFields.every((field) => one[field] !== undefined)).toBe(true)
  }))
})

test('a side that is chosen is kept, and only what differs is asked about', () => {
  fc.assert(fc.property(details, details, fc.constantFrom('kept' as const, 'gone' as const), (kept, gone, side) => {
    for (const { field, options, first } of fieldOptions(kept, gone)) {
      expect(options.map((option) => option.side)).toContain(first)
      if (field !== 'otherPhone') {
        expect(kept[field]).not.toEqual(gone[field])
        expect(mergeDetails(kept, gone, { [field]: side })[field]).toEqual((side === 'kept' ? kept : gone)[field])
      }
    }
    expect(fieldOptions(kept, kept)).toEqual([])
    expect(mergeDetails(kept, kept, {})).toMatchObject({ name: kept.name, phone: kept.phone, email: kept.email, note: kept.note })
  }))
})

test('the main number that isn’t chosen becomes the second one, where there is none', () => {
  const base = { name: 'Grace', otherPhone: null, email: null, dateOfBirth: null, carerName: null, carerPhone: null, flags: [],
    ringing: 'any', tellBy: 'phone', note: null } as const
  const [kept, gone] = [{ ...base, flags: [], phone: '+447700900001' }, { ...base, flags: [], phone: '+447700900002' }]
  expect(mergeDetails(kept, gone, {})).toMatchObject({ phone: kept.phone, otherPhone: gone.phone })
  expect(mergeDetails(kept, gone, { phone: 'gone' })).toMatchObject({ phone: gone.phone, otherPhone: kept.phone })
  expect(mergeDetails(kept, gone, { otherPhone: 'kept' })).toMatchObject({ phone: kept.phone, otherPhone: null })
})
