import { z } from 'zod'
import { expect, test, vi } from 'vitest'
import { staffAction } from '@/app/_staff/staff-action'
import { untouched } from '@/app/_ui/staff/form-state'
import { formFailure } from '@/lib/copy/away'

vi.mock('next/headers', () => ({
  headers: async () => new Headers({ origin: 'http://localhost:3000' }),
  cookies: async () => ({ get: () => undefined }),
}))

const away = Object.assign(new Error('gone'), { code: 'ECONNRESET' })
const data = new FormData()
data.set('note', 'Half a sentence')
const typed = { note: 'Half a sentence' }
const nobody = async () => ({}) as never

test('an action that never began says that nothing was saved, and keeps what was typed', async () => {
  const action = staffAction(z.object({ note: z.string() }), async () => null, async () => { throw away })
  expect(await action(untouched, data)).toEqual({ ...untouched, turn: 1, error: formFailure.refused, typed })
})

test('one that had begun says that nobody knows, and keeps what was typed', async () => {
  const action = staffAction(z.object({ note: z.string() }), async () => { throw away }, nobody)
  expect(await action(untouched, data)).toEqual({ ...untouched, turn: 1, error: formFailure.unsure, typed })
})

test('another failure is none of the database’s', async () => {
  const wrong = new Error('a bug')
  const action = staffAction(z.object({ note: z.string() }), async () => { throw wrong }, nobody)
  await expect(action(untouched, data)).rejects.toBe(wrong)
})
