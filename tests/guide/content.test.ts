import { describe, expect, test } from 'vitest'
import { articleOf, articles, explained, groups, startHere, urgent } from '@/lib/copy/guide/contents'
import { drawings } from '@/lib/copy/guide/drawings'
import { guidePage } from '@/lib/copy/guide/page'
import { awaitingSignOff, countWords, drawingNames, isOverdue, textsOf } from '@/lib/core/guide/article'
import type { Article, SignOff } from '@/lib/core/guide/article'
import { linksIn, plainOf } from '@/lib/core/guide/inline'
import { parseDay } from '@/lib/core/time'
import { refusedIn } from './claims'
import { readingOf, wordsOf } from './plain-words'

const professions = ['acupuncturist', 'osteopath', 'physiotherapist']
/** Anchors that the page itself has. */
const taken = ['main', 'on-page', 'at-once', 'who', 'visit', 'book', 'next', 'sources', 'checked', 'soonest', 'q']
const byName = articles.map((article) => [article.slug, article] as const)
const plainTexts = (article: Article): string[] => textsOf(article).map(plainOf)

test('the guide is nine pages, each once, the urgent one and the start among them', () => {
  expect(new Set(articles.map(({ slug }) => slug)).size).toBe(articles.length)
  expect(new Set(articles.map(({ title }) => title)).size).toBe(articles.length)
  expect(articles).toHaveLength(9)
  expect(groups.flatMap((group) => group.articles)).toHaveLength(articles.length - [startHere, urgent].length)
  expect(articleOf('no-such')).toBeUndefined()
})

test('the words that people are given each have an anchor of their own', () => {
  expect(explained.sections.map(({ id }) => id)).toEqual(expect.arrayContaining([
    'bulging-disc', 'slipped-disc', 'lumbago', 'facet-lock', 'spondylosis', 'spondylitis', 'spondylolisthesis', 'spinal-stenosis', 'sacroiliitis',
  ]))
})

describe.each(byName)('%s', (_, article) => {
  test('is whole', () => {
    expect(article.slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(article.title.length).toBeLessThanOrEqual(60)
    expect(article.summary.length).toBeGreaterThan(50)
    expect(article.summary.length, 'as much as search engines show').toBeLessThanOrEqual(165)
    expect(parseDay(article.written)).not.toBeNull()
    expect(article.firstVisit.length).toBeGreaterThan(0)
    expect(article.soon.length > 0 || article === urgent).toBe(true)
    for (const section of article.sections) expect([section.id, section.blocks.length > 0]).toEqual([section.id, true])
  })

  test('has anchors that stand once', () => {
    const ids = article.sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => taken.includes(id) || !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([])
    expect(new Set(article.sections.map(({ heading }) => heading)).size).toBe(ids.length)
  })

  test('says how each of the three professions can help, and leads to a visit with one of them', () => {
    expect(article.help.map(({ profession }) => profession).sort()).toEqual(professions)
    const main = article.help.find(({ profession }) => profession === article.booking)
    expect(main?.visit).not.toBe('ask')
    for (const { how } of article.help) expect(wordsOf(how).length).toBeGreaterThan(10)
  })

  test('says of acupuncture how little is known', () => {
    expect(article.help.find(({ profession }) => profession === 'acupuncturist')?.how).toMatch(/NICE|evidence|no place/)
  })

  test('names where it comes from', () => {
    expect(article.sources.length).toBeGreaterThanOrEqual(3)
    expect(new Set(article.sources.map(({ address }) => address)).size).toBe(article.sources.length)
    for (const { name, address } of article.sources) expect([name, new URL(address).protocol]).toEqual([expect.stringMatching(/\w{3}/), 'https:'])
  })

  test('leads on to pages and places that are there', () => {
    expect(article.related.length).toBeGreaterThan(1)
    expect(article.related.filter((slug) => slug === article.slug || !articleOf(slug))).toEqual([])
    for (const link of textsOf(article).flatMap(linksIn)) {
      const [, slug = '', section] = /^\/guide\/([a-z-]+)(?:#([a-z-]+))?$/.exec(link) ?? []
      expect([link, articleOf(slug) !== undefined]).toEqual([link, true])
      if (section !== undefined) expect(articleOf(slug)?.sections.map(({ id }) => id)).toContain(section)
    }
  })

  test('leaves no mark unread', () => {
    for (const text of plainTexts(article)) expect(text).not.toMatch(/[*[\]]|\(\//)
  })

  test('is as long as somebody reads', () => {
    const least = article === urgent ? 500 : 700
    expect(countWords(article)).toBeGreaterThanOrEqual(least)
    expect(countWords(article)).toBeLessThanOrEqual(1100)
  })

  test('can be read at 12', () => {
    const { grade, longest } = readingOf(plainTexts(article))
    expect(grade).toBeLessThanOrEqual(7)
    expect(wordsOf(longest).length, longest).toBeLessThanOrEqual(30)
  })

  test('claims nothing', () => {
    expect(plainTexts(article).flatMap(refusedIn)).toEqual([])
  })

  test('is signed by nobody, and says so, or by somebody with both dates', () => {
    const { status, reviewer, reviewed, nextReview } = article.signOff
    const given = [reviewer, reviewed, nextReview].filter((one) => one !== null).length
    expect(given).toBe(status === 'signed off' ? 3 : 0)
    if (status === 'awaiting sign-off') expect(guidePage.byline(article, false)).toContain('Not yet reviewed by a clinician')
  })
})

test('each drawing is used, and its words say what it shows', () => {
  const used = articles.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'drawing' ? [block.name] : []))))
  expect([...used].sort()).toEqual([...drawingNames].sort())
  for (const words of Object.values(drawings)) {
    for (const { title, desc } of words.kind === 'numbered' ? [words] : words.panels) {
      expect(title.length).toBeGreaterThan(5)
      expect(desc.length).toBeGreaterThan(title.length)
    }
    const read = words.kind === 'numbered' ? words.marks : words.panels.map(({ caption }) => caption)
    expect(read.map(plainOf).flatMap(refusedIn)).toEqual([])
  }
})

test('the signs of an emergency stand where the safety question has them, and nowhere else', () => {
  const withSigns = articles.filter(({ sections }) => sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'signs')))
  expect(withSigns).toEqual([urgent])
})

describe('the line that says who read it', () => {
  const signed: SignOff = { status: 'signed off', reviewer: 'Dr A. Reader', reviewed: '2027-01-04', nextReview: '2029-01-04' }
  test.each([
    ['nobody', awaitingSignOff, '2030-01-01', false, /^Not yet reviewed by a clinician\./],
    ['in time', signed, '2029-01-04', false, /^Reviewed by Dr A\. Reader on Monday 4 January 2027\. Next review by Thursday 4 January 2029\./],
    ['overdue', signed, '2029-01-05', true, /The next review was due by Thursday 4 January 2029\./],
  ] as const)('%s', (_, signOff, today, overdue, says) => {
    expect(isOverdue(signOff, today)).toBe(overdue)
    expect(guidePage.byline({ ...startHere, signOff }, overdue)).toMatch(says)
  })
})
