import { describe, expect, test } from 'vitest'
import { compareRecords, type LikenessSign, type PersonFacts } from '@/lib/core/duplicates'

const person = (name: string, phone: string, dateOfBirth: string | null, otherPhone: string | null = null): PersonFacts =>
  ({ name, phone: `+447700900${phone}`, otherPhone: otherPhone && `+447700900${otherPhone}`, dateOfBirth })
const grace = person('Grace Whitlock', '123', '1984-03-02')

describe('probably one person', () => {
  const table: [string, PersonFacts, PersonFacts, LikenessSign[]][] = [
    ['all alike', grace, grace, ['same-name', 'same-phone', 'same-birth']],
    ['a typo in the name, the same number', grace, person('Grace Whitlok', '123', '1984-03-02'), ['like-name', 'same-phone', 'same-birth']],
    ['letters swapped', grace, person('Grcae Whitlock', '123', null), ['like-name', 'same-phone', 'no-birth']],
    ['another number', grace, person('grace  whitlock', '999', '1984-03-02'), ['same-name', 'other-phone', 'same-birth']],
    ['day and month swapped', grace, person('Grace Whitlock', '123', '1984-02-03'), ['same-name', 'same-phone', 'swapped-birth']],
    ['swapped, and another number', grace, person('Grace Whitlock', '999', '1984-02-03'), ['same-name', 'other-phone', 'swapped-birth']],
    ['one digit of the birth', grace, person('Grace Whitlock', '123', '1985-03-02'), ['same-name', 'same-phone', 'typo-birth']],
    ['no birth given', grace, person('Mrs Grace Whitlock', '123', null), ['same-name', 'same-phone', 'no-birth']],
    ['surname first', grace, person('WHITLOCK, Grace', '123', '1984-03-02'), ['same-name', 'same-phone', 'same-birth']],
    ['a middle name', grace, person('Grace Anne Whitlock', '999', '1984-03-02'), ['like-name', 'other-phone', 'same-birth']],
    ['an initial', grace, person('G Whitlock', '123', '1984-03-02'), ['like-name', 'same-phone', 'same-birth']],
    ['a new surname', grace, person('Grace Field', '123', '1984-03-02'), ['new-surname', 'same-phone', 'same-birth']],
    ['the second number is the other’s first', grace, person('Grace Whitlock', '555', null, '123'), ['same-name', 'same-phone', 'no-birth']],
    ['accents and apostrophes', person('Siân O’Driscoll', '1', '1975-11-03'), person("Sian ODriscoll", '2', '1975-11-03'), ['same-name', 'other-phone', 'same-birth']],
  ]
  test.each(table)('%s', (_, a, b, signs) => {
    expect(compareRecords(a, b)?.signs).toEqual(signs)
    expect(compareRecords(b, a)).toEqual(compareRecords(a, b))
  })
})

describe('two people', () => {
  const table: [string, PersonFacts, PersonFacts][] = [
    ['a mother and her child on one number', grace, person('Rosa Whitlock', '123', '2014-06-20')],
    ['a father and a son of one name', person('John Smith', '1', '1950-04-12'), person('John Smith', '1', '1980-04-12')],
    ['a father and a son of one name, a quarter apart', person('John Smith', '1', '1960-04-12'), person('John Smith', '1', '1985-09-30')],
    ['brothers on one number', person('Tom Field', '1', '2010-01-02'), person('Tim Field', '1', '2012-07-30')],
    ['twins', person('Ella Field', '1', '2010-01-02'), person('Emma Field', '1', '2010-01-02')],
    ['namesakes', person('John Smith', '1', '1950-04-12'), person('John Smith', '2', '1971-10-01')],
    ['namesakes, one of them without a birth', person('John Smith', '1', '1950-04-12'), person('John Smith', '2', null)],
    ['born on one day', grace, person('Hazel Amin', '999', '1984-03-02')],
    ['a couple', grace, person('Henry Whitlock', '123', null)],
  ]
  test.each(table)('%s', (_, a, b) => expect([compareRecords(a, b), compareRecords(b, a)]).toEqual([null, null]))
})

test('what is surer comes first', () => {
  const score = (other: PersonFacts) => compareRecords(grace, other)?.score ?? 0
  const order = [grace, person('Grace Whitlok', '123', '1984-03-02'), person('Grace Whitlock', '999', '1984-03-02'),
    person('Grace Whitlock', '123', null), person('Grace Whitlok', '123', null)].map(score)
  expect(order).toEqual([...order].sort((a, b) => b - a))
})
