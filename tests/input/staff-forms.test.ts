import { describe, expect, test } from 'vitest'
import { backPath, SignInForm } from '@/lib/input/staff-forms'

const back = (text: string) => backPath.safeParse(text).data ?? null

describe('the way back after signing in', () => {
  test.each([
    '/reception', '/reception/calls', '/reception/calls?clinic=hall-green', '/day?day=2026-08-06',
    '/reception/diary?clinic=hall-green&day=2026-08-06&open=PL-7K4M2&do=move',
    '/reception/calls?clinic=hall-green&call=0b0cfa35-53ce-4a3c-b5ff-3ddb2b0c2f27',
    '/day/week?day=2026-08-06', '/day/absences', '/day/profile', '/manage/absences?clinic=hall-green&absence=0b0cfa35-53ce-4a3c-b5ff-3ddb2b0c2f27',
    '/reception/patients', '/reception/patients/0b0cfa35-53ce-4a3c-b5ff-3ddb2b0c2f27/edit',
    '/reception/patients/0b0cfa35-53ce-4a3c-b5ff-3ddb2b0c2f27/and/1b0cfa35-53ce-4a3c-b5ff-3ddb2b0c2f27',
  ])('%s is a page of ours', (text) => expect(back(text)).toBe(text))

  test.each([
    '', '/', 'day', '//example.org', '//example.org/day', '/\\example.org', 'https://example.org/day', 'javascript:alert(1)',
    '/day/../api/v1/events', '/day@example.org', '/reception//example.org', '/reception/calls#x', '/reception/people', ' /day',
    '/reception/patients/Joanne', '/reception/patients/0b0cfa35-53ce-4a3c-b5ff-3ddb2b0c2f27/delete',
    '/day\n//example.org', `/day?day=${'1'.repeat(400)}`,
  ])('%j is not', (text) => expect(back(text)).toBeNull())

  test('what was typed by anybody is left out', () => {
    expect(back('/reception/diary?clinic=hall-green&q=Joanne+Pettifer&open=Joanne')).toBe('/reception/diary?clinic=hall-green')
    expect(back('/day?day=tomorrow&constructor=1')).toBe('/day')
  })
})

test('one signs in with a way back, with none, and with a wrong one', () => {
  const typed = { email: 'kay@example.org', password: 'secret' }
  expect(SignInForm.parse(typed).back).toBeNull()
  expect(SignInForm.parse({ ...typed, back: '//example.org' }).back).toBeNull()
  expect(SignInForm.parse({ ...typed, back: '/day' }).back).toBe('/day')
})
