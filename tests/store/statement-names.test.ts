import { expect, it } from 'vitest'
import { statementNames } from '@/lib/store/statement-names'

it('a text gets a name at its third use, and keeps it', () => {
  const name = statementNames(10)
  expect([name('select 1'), name('select 1')]).toEqual(['', ''])
  const named = name('select 1')
  expect(named).not.toBe('')
  expect(named.length).toBeLessThanOrEqual(63)
  expect(name('select 1')).toBe(named)
})

it('two copies that share a connection give the same text the same name, and no two texts one', () => {
  const thrice = (name: (sql: string) => string, sql: string) => [name(sql), name(sql), name(sql)][2]
  const [one, other] = [statementNames(10), statementNames(10)]
  expect(thrice(one, 'select 1')).toBe((thrice(other, 'select 2'), thrice(other, 'select 1')))
  expect(thrice(one, 'select 2')).not.toBe(thrice(one, 'select 1'))
})

it('no more texts than it was told are named', () => {
  const name = statementNames(2)
  for (const sql of ['a', 'b', 'c']) for (let i = 0; i < 3; i += 1) name(sql)
  expect([name('a'), name('b')].every(Boolean)).toBe(true)
  expect(name('c')).toBe('')
})
