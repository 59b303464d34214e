import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { articles } from '@/lib/copy/guide/contents'
import { closeness, indexGuide, searchGuide } from '@/lib/core/guide/search'
import { searchWords } from '@/lib/core/guide/search-words'

const seed = 20_261_125
const index = indexGuide(articles)
const places = (typed: string): string[] => searchGuide(index, typed).map(({ article, section }) => `${article.slug}${section ? `#${section.id}` : ''}`)

describe('what people type leads first to', () => {
  test.each([
    ['slipped disc', 'words-for-back-pain#slipped-disc'], ['Slipped Disc?', 'words-for-back-pain#slipped-disc'], ['prolapse', 'words-for-back-pain#slipped-disc'],
    ['prolapsed disk', 'words-for-back-pain#slipped-disc'], ['what is a bulging disc', 'words-for-back-pain#bulging-disc'], ['lumbago', 'words-for-back-pain#lumbago'],
    ['spinal stenosis', 'words-for-back-pain#spinal-stenosis'], ['spondylosis', 'words-for-back-pain#spondylosis'], ['spondylitis', 'words-for-back-pain#spondylitis'],
    ['spondilolisthesis', 'words-for-back-pain#spondylolisthesis'], ['my back has locked up', 'words-for-back-pain#facet-lock'],
    ['sciatica', 'sciatica'], ['siatica', 'sciatica'], ['scaitica', 'sciatica'], ['trapped nerve', 'sciatica'], ['nerve root', 'sciatica#what'], ['how long does sciatica last', 'sciatica#long'],
    ['SI joint', 'left-or-right#joint'], ['sacro-iliac', 'left-or-right'], ['pain in my left side', 'left-or-right'],
    ['pregnant', 'pregnancy'], ['pregnent', 'pregnancy'], ['PGP', 'pregnancy#later'], ['running', 'running'], ['leg length', 'running#legs'], ['flat feet', 'running#lower-leg'],
    ['gardening', 'posture-and-work#gardening'], ['lifting', 'posture-and-work#lifting'], ['office chair', 'posture-and-work#desk'],
    ['can’t pee', 'get-help-at-once#now'], ['cant pee', 'get-help-at-once#now'], ['numb between legs', 'get-help-at-once#now'], ['A&E', 'get-help-at-once'],
    ['cauda equina', 'get-help-at-once#why'], ['osteopath or physiotherapist', 'who-can-help#choose'], ['do i need a scan', 'back-pain#scan'],
  ])('%s: %s', (typed, place) => {
    expect(places(typed)[0]).toBe(place)
  })
})

test.each(['', '   ', '?!', 'xyzzy', 'toothache', '🦴'])('nothing for “%s”', (typed) => {
  expect(places(typed)).toEqual([])
})

test('what was meant is marked in the excerpt', () => {
  const [first] = searchGuide(index, 'leg length')
  expect(first?.excerpt.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(expect.arrayContaining(['legs', 'length']))
})

test('a word of the guide with one letter wrong still finds the page', () => {
  const known = articles.flatMap((article) => searchWords(article.title).filter((word) => word.length >= 6).map((word) => ({ word, article })))
  expect(known.length).toBeGreaterThan(8)
  const spoilt = fc.tuple(fc.constantFrom(...known), fc.nat(), fc.constantFrom('left out', 'doubled', 'swapped'))
  fc.assert(fc.property(spoilt, ([{ word, article }, at, how]) => {
    const i = 1 + (at % (word.length - 2))
    const typed = how === 'left out' ? word.slice(0, i) + word.slice(i + 1)
      : how === 'doubled' ? word.slice(0, i) + (word[i] ?? '') + word.slice(i) : word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2)
    expect(searchGuide(index, typed).map((found) => found.article.slug), typed).toContain(article.slug)
  }), { seed, numRuns: 300 })
})

test('whatever is typed, each page stands once, with an excerpt of its own words', () => {
  const any = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.array(fc.constantFrom('back', 'pain', 'the', 'disc', 'leg', 'x'), { maxLength: 12 }).map((words) => words.join(' ')))
  fc.assert(fc.property(any, (typed) => {
    const found = searchGuide(index, typed)
    expect(new Set(found.map(({ article }) => article)).size).toBe(found.length)
    for (const { excerpt } of found) {
      const text = excerpt.map((piece) => piece.text).join('')
      expect(text.length).toBeGreaterThan(0)
      expect(text.length).toBeLessThan(200)
    }
  }), { seed, numRuns: 300 })
})

test.each([
  ['disc', 'disc', 1], ['disc', 'discs', 0.85], ['run', 'running', 0.7], ['siatica', 'sciatica', 0.55], ['neck', 'back', 0], ['hip', 'hop', 0], ['or', 'oral', 0],
])('“%s” is as near to “%s” as %d', (typed, word, near) => {
  expect(closeness(typed, word)).toBeCloseTo(near)
})
