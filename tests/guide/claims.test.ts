import { expect, test } from 'vitest'
import { guidePage } from '@/lib/copy/guide/page'
import { whoDoesWhat } from '@/lib/copy/patient/who-does-what'
import { refusedIn } from './claims'
import { readingOf, syllablesOf } from './plain-words'

test.each([
  'Acupuncture cures sciatica.', 'We guarantee results.', 'The best osteopaths in Birmingham.', 'Clinically proven.', 'We treat the root cause.',
  'Our physiotherapist treats the cause.', 'A permanent solution.', 'Painless and completely safe.', 'It has no side effects.', 'It will fix your back.',
  'Osteopathy realigns the pelvis.', 'We put them back.', 'Restores the flow of qi.', 'An effective treatment for migraine.', 'Leading experts.',
])('“%s” is refused', (claim) => {
  expect(refusedIn(claim)).not.toEqual([])
})

test.each([
  'Some people find it eases the pain for a short time.', 'Nobody can promise you that treatment will work.', 'The evidence is mixed.',
  'They don’t “pop out”, and nobody needs to put them back.', 'It usually gets better in four to six weeks.',
])('“%s” may be said', (sentence) => {
  expect(refusedIn(sentence)).toEqual([])
})

test('the pages around the guide claim nothing either', () => {
  const texts = [guidePage.lead, guidePage.description, guidePage.note, whoDoesWhat.lead, ...whoDoesWhat.places.map(({ text }) => text)]
  expect(texts.flatMap(refusedIn)).toEqual([])
})

test.each([['cat', 1], ['named', 1], ['wanted', 2], ['helped', 1], ['little', 2], ['muscle', 2], ['doctors', 2], ['exercise', 3], ['examination', 5]])(
  '%s has %i syllables', (word, count) => {
    expect(syllablesOf(word)).toBe(count)
  })

test('a hard text is told from an easy one', () => {
  const hard = 'Multidisciplinary biopsychosocial rehabilitation demonstrates statistically significant improvements in functional outcomes for individuals presenting with persistent nonspecific lumbar pathology.'
  expect(readingOf([hard]).grade).toBeGreaterThan(16)
  expect(readingOf(['The cat sat on the mat. It was warm.']).grade).toBeLessThan(3)
})
