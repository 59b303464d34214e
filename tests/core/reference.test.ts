import { expect, test } from 'vitest'
import { appointment } from '@/lib/adapters/examples'
import { fieldWords } from '@/lib/copy/fields'
import { reference } from '@/lib/input/fields'
import { makeReference, parseReference } from '../../lib/core/reference'

const letters = '0123456789ACDEFGHJKMNPQRTVWXY'

/** A random source that gives these numbers in turn. */
const giving = (...numbers: number[]) => (n: number): number => (numbers.shift() ?? 0) % n

const codes = Array.from({ length: 29 ** 2 }, (_, i) => makeReference(giving(i % 29, Math.floor(i / 29), (i * 7) % 29, (i * 11) % 29, (i * 13) % 29)))

test('no two characters look alike', () => {
  const groups = ['0O', '1IL', '2Z', '5S', '8B', 'UV']
  const used = new Set(codes.flatMap((code) => [...code.slice(3)]))
  expect([...used].sort().join('')).toBe(letters)
  for (const group of groups) expect([...group].filter((letter) => used.has(letter))).toHaveLength(1)
})

test('a reference reads as itself', () => {
  for (const code of codes) expect(parseReference(code)).toBe(code)
})

test('every wrong character is caught, at every place', () => {
  for (const code of codes) {
    for (let place = 3; place < 9; place += 1) {
      for (const letter of letters) {
        if (letter === code[place]) continue
        expect(parseReference(code.slice(0, place) + letter + code.slice(place + 1))).toBeNull()
      }
    }
  }
}, 60_000)

test('every swap of neighbours is caught, whatever the two are', () => {
  for (let a = 0; a < 29; a += 1) {
    for (let b = 0; b < 29; b += 1) {
      for (const numbers of [[a, b, 3, 5, 9], [3, a, b, 5, 9], [3, 5, a, b, 9], [3, 5, 9, a, b]]) {
        const code = makeReference(giving(...numbers))
        for (let place = 3; place < 8; place += 1) {
          const swapped = `${code.slice(0, place)}${code[place + 1]}${code[place]}${code.slice(place + 2)}`
          expect(parseReference(swapped)).toBe(swapped === code ? code : null)
        }
      }
    }
  }
}, 60_000)

test.each(['pl-7k4m6g', 'PL7K4M6G', '7k4m6g', ' pl 7k4 m6g ', 'PL–7K4M6G', 'pl.7k4m.6g', 'ＰＬ－７Ｋ４Ｍ６Ｇ'])('takes %s', (text) => {
  expect(parseReference(text)).toBe('PL-7K4M6G')
})

test('a look-alike is read as the one that is used', () => {
  const code = makeReference(giving(0, 1, 2, 5, 8))
  expect(parseReference(code.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('2', 'z').replaceAll('5', 's').replaceAll('8', 'b'))).toBe(code)
})

test.each(['', 'PL-', 'PL-7K4M6', 'PL-7K4M6GG', 'PL-7K4M6!', 'XX-7K4M6G', '😀😀😀😀😀😀'])('refuses «%s»', (text) => {
  expect(parseReference(text)).toBeNull()
})

test('the references that serve as examples are real ones', () => {
  const said = /PL-\w+/.exec(fieldWords.reference)?.[0] ?? ''
  const described = (reference.meta()?.['examples'] as string[])[0] ?? ''
  for (const example of [said, described, appointment.reference]) expect(parseReference(example)).toBe(example)
})
