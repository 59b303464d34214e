import { describe, expect, test } from 'vitest'
import { isLandline, mayRing, textNumber } from '@/lib/core/reach'

const mobile = '+447700900123'
const landline = '+441632960123'

test.each([
  [mobile, false], ['+447911123456', false], [landline, true], ['+441214960123', true], ['+442079460123', true], ['+441217095222', true],
  ['+443001234567', true], ['+33612345678', false], ['+33142345678', true], ['+12025550123', false],
])('%s is a landline: %s', (number, is) => expect(isLandline(number)).toBe(is))

describe('which numbers may be dialled', () => {
  const table = [
    ['any', mobile, landline, [mobile, landline], null], ['any', landline, null, [landline], null], ['any', mobile, mobile, [mobile], null],
    ['mobile', mobile, landline, [mobile], null], ['mobile', landline, mobile, [mobile], null], ['mobile', landline, null, [], 'landline'],
    ['never', mobile, null, [], 'never'], ['never', landline, mobile, [], 'never'],
  ] as const
  test.each(table)('%s, %s and %s: %j', (ringing, phone, otherPhone, numbers, why) => {
    expect(mayRing({ ringing, phone, otherPhone })).toEqual({ numbers, why })
  })
})

test('a text goes to the first that is no landline', () => {
  expect(textNumber({ phone: landline, otherPhone: mobile })).toBe(mobile)
  expect(textNumber({ phone: landline, otherPhone: null })).toBeNull()
})
