import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitsOneText, gsm7Length, textLimit, toGsm7 } from '@/lib/core/messages/gsm7'

test.each([
  ['', 0], ['Wed 3 March, 10:00am', 20], ['£62', 3], ['€', 2], ['[key]', 7], ['a\nb', 3], ['à la carte', 10],
  ['Zoë', null], ['see you ✔', null], ['“quoted”', null],
])('%j takes %s', (text, length) => {
  expect(gsm7Length(text)).toBe(length)
})

test.each([
  ['Zoë', 'Zoe'], ['Łukasz', 'Łukasz'], ['“We’re” – open…', '"We\'re" - open...'], ['Siân', 'Sian'], ['Åse', 'Åse'], ['Ñandú', 'Ñandu'], ['李', '李'],
])('%j goes as %j', (text, plain) => {
  expect(toGsm7(text)).toBe(plain)
})

describe('what fits one text', () => {
  test.each([
    ['a'.repeat(textLimit), true], ['a'.repeat(textLimit + 1), false], [`${'a'.repeat(158)}€`, true], [`${'a'.repeat(159)}€`, false], ['Zoë', false],
  ])('%# ', (text, fits) => {
    expect(fitsOneText(text)).toBe(fits)
  })
})

test('turning a text twice is turning it once, and it is never longer in letters than it was but for dots', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    const once = toGsm7(text)
    expect(toGsm7(once)).toBe(once)
    expect([...once].length).toBeLessThanOrEqual([...text].length * 3)
  }))
})
