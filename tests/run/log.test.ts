import { expect, test } from 'vitest'
import { describeError, requestId, withRequest } from '@/lib/log'

test('an error of the database is told by its code: its words may print the row', () => {
  const error = Object.assign(new Error('Failing row contains (Jo Bloggs, 07700 900123)'), { code: '23514' })
  const told = describeError(error)
  expect(told).toMatchObject({ type: 'Error', code: '23514' })
  expect(JSON.stringify(told)).not.toMatch(/Jo|07700/)
})

test('an error of ours keeps its words', () => {
  expect(describeError(new Error('the listener is gone'))).toMatchObject({ message: 'the listener is gone' })
})

test('the request has its id, and only while it is answered', () => {
  expect(withRequest('abc', requestId)).toBe('abc')
  expect(requestId()).toBeUndefined()
})
