import { beforeEach, expect, test, vi } from 'vitest'
import { origin } from '@/tests/api/ground'
import { readAgain } from '@/app/_staff/reading-actions'
import { isDoneByPerson } from '@/lib/auth/activity'
import { ForeignOrigin } from '@/lib/auth/origin'

const request = vi.hoisted(() => ({ headers: new Headers(), refreshed: 0 }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(request.headers) }))
vi.mock('next/cache', () => ({ refresh: () => (request.refreshed += 1) }))

const sent = (id: string, from = origin): Headers =>
  new Headers({ origin: from, 'next-action': 'x', 'sec-fetch-mode': 'cors', 'x-request-id': id })

beforeEach(() => {
  request.refreshed = 0
})

test('a screen that reads itself keeps nobody signed in, and any other action does', async () => {
  request.headers = sent('by itself')
  expect(isDoneByPerson(request.headers)).toBe(true)
  await readAgain()
  expect(request.refreshed).toBe(1)
  expect(isDoneByPerson(request.headers)).toBe(false)
  expect(isDoneByPerson(sent('by a person'))).toBe(true)
})

test('nothing is read again for another site', async () => {
  request.headers = sent('from elsewhere', 'https://elsewhere.example.org')
  await expect(readAgain()).rejects.toThrow(ForeignOrigin)
  expect(request.refreshed).toBe(0)
})
