import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { figureAreas } from '@/app/_ui/body-figure'
import { appointmentStatuses } from '@/lib/core/appointment'
import { allAreas, bodyAreas } from '@/lib/core/body'
import {
  consents, fieldsOf, flagsIn, further, mayAnswer, missingOn, nextPage, pageBefore, questionPages, questions, unanswered,
} from '@/lib/core/questions'
import { howSoon, redFlags } from '@/lib/core/red-flags'
import { areaNames, pageWords, signWords } from '@/lib/copy/patient/questions'
import { tellPage } from '@/lib/copy/patient/tell-answers'
import { answersWith, wholeAnswers } from '../factories/answers'

describe('the body', () => {
  it('has the same areas drawn, listed, named and styled', () => {
    expect([...figureAreas('back')].sort()).toEqual([...bodyAreas.back].sort())
    expect([...figureAreas('front')].sort()).toEqual([...bodyAreas.front].sort())
    expect(new Set(allAreas).size).toBe(allAreas.length)
    expect(Object.keys(areaNames).sort()).toEqual([...allAreas].sort())
    expect(new Set(Object.values(areaNames)).size).toBe(allAreas.length)
    const styles = readFileSync('app/_ui/body-chart.css', 'utf8')
    for (const area of allAreas) {
      expect(styles.match(new RegExp(`\\.chart:has\\(#area-${area}:checked\\) \\.at-${area}[, ]`, 'g'))?.length ?? 0, area).toBeGreaterThanOrEqual(2)
      expect(styles).toContain(`.chart:has(#area-${area}:focus-visible) .at-${area}`)
    }
  })
})

describe('every question', () => {
  const all = questionPages.flatMap((page) => questions[page].map((question) => [page, question.name, question] as const))
  test.each(all)('%s: %s has its words', (page, name, question) => {
    const words = pageWords[page]
    if (question.kind !== 'version') expect(words.labels[name]).toBeTruthy()
    if (question.kind === 'choice' || question.kind === 'ticks') {
      expect(Object.keys(words.options?.[name] ?? {}).sort()).toEqual([...question.options].sort())
    }
    const isEverNeeded = question.kind === 'tick' || question.kind === 'version' || ('needed' in question && question.needed !== false)
    expect(words.missing[name] !== undefined).toBe(isEverNeeded)
  })

  it('has a name of its own on its page, and so has each of its fields', () => {
    for (const page of questionPages) {
      const names = questions[page].flatMap(fieldsOf)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('what must be answered', () => {
  it('is nothing of a whole questionnaire', () => {
    expect(unanswered(wholeAnswers)).toEqual([])
    expect(consents(wholeAnswers)).toBe(true)
    expect(unanswered({})).toEqual([...questionPages])
  })

  const cases: [Parameters<typeof answersWith>[0], Record<string, string | undefined>, string[]][] = [
    ['why', { about: undefined }, ['about']],
    ['why', { since: 'aeons' }, ['since']],
    ['signs', { bladder: undefined, accident: undefined }, ['bladder', 'accident']],
    ['where', { 'area-low-back-left': undefined, 'area-buttock-left': undefined, else: undefined }, []],
    ['worse', { 'worse-sitting': undefined, 'better-moving': undefined }, []],
    ['health', { cancer: undefined }, ['cancer']],
    ['history', { operations: undefined }, []],
    ['medicines', { list: undefined }, ['list']],
    ['medicines', { any: 'no', list: undefined }, []],
    ['medicines', { thinners: undefined }, ['thinners']],
    ['allergies', { any: 'yes' }, ['list']],
    ['contact', { name: undefined, phone: undefined, relation: undefined }, []],
    ['contact', { name: undefined }, ['name']],
    ['contact', { phone: undefined }, ['phone']],
    ['consent', { treatment: undefined }, ['treatment']],
    ['consent', { privacy: undefined }, ['privacy']],
    ['consent', { by: 'for-them' }, ['by-name']],
    ['consent', { by: 'for-them', 'by-name': 'Ida Whitlock' }, []],
    ['consent', { version: '2001-01' }, ['version']],
  ]
  test.each(cases)('%s with %o lacks %o', (page, change, lacks) => {
    expect(missingOn(page, answersWith(page, change))).toEqual(lacks)
    expect(unanswered({ ...wholeAnswers, [page]: answersWith(page, change) })).toEqual(lacks.length > 0 ? [page] : [])
  })

  it('of any answers: the pages that lack something, in order, and no other', () => {
    const someAnswers = fc.dictionary(fc.constantFrom(...questionPages), fc.constantFrom({}, ...Object.values(wholeAnswers)))
    fc.assert(fc.property(someAnswers, (answers) => {
      const left = unanswered(answers)
      expect(left).toEqual(questionPages.filter((page) => !answers[page] || missingOn(page, answers[page]).length > 0))
    }))
  })
})

describe('warning signs', () => {
  test.each(redFlags)('$code: answered yes it is one, and asks for $act', ({ code, act }) => {
    const page = act === 'now' ? 'signs' : 'health'
    expect(flagsIn({ ...wholeAnswers, [page]: answersWith(page, { [code]: 'yes' }) })).toEqual([code])
    expect(howSoon([code])).toBe(act)
    expect(signWords[code].plain).toBeTruthy()
  })

  it('the most urgent counts; none asks for nothing', () => {
    expect(howSoon(['night-pain', 'bladder'])).toBe('now')
    expect(howSoon(['cancer', 'fever'])).toBe('today')
    expect(howSoon([])).toBeNull()
    expect(flagsIn(wholeAnswers)).toEqual([])
  })
})

describe('the way', () => {
  it('leads through every page once, and back', () => {
    expect(questionPages.map(nextPage)).toEqual([...questionPages.slice(1), null])
    expect(questionPages.map(pageBefore)).toEqual([null, ...questionPages.slice(0, -1)])
    expect([further('why', 'where'), further('consent', 'signs')]).toEqual(['where', 'consent'])
  })

  test.each(appointmentStatuses)('%s: answered only while it is asked for or confirmed, until it begins', (status) => {
    const isOn = status === 'requested' || status === 'confirmed'
    expect([mayAnswer({ status, start: 1000 }, 999), mayAnswer({ status, start: 1000 }, 1000)]).toEqual([isOn, false])
  })
})

it('told in words: every question once, what was said as it was said', () => {
  for (const page of questionPages) expect(tellPage(page, wholeAnswers[page])).toHaveLength(questions[page].filter(({ kind }) => kind !== 'version').length)
  expect(tellPage('where', wholeAnswers.where)[0]).toMatchObject({ value: 'Left lower back; Left buttock', isEmpty: false })
  expect(tellPage('medicines', wholeAnswers.medicines).map(({ value }) => value)).toEqual(['Yes', 'Amlodipine 5 mg', 'No', 'I’m not sure'])
  expect(tellPage('history', {}).every(({ isEmpty }) => isEmpty)).toBe(true)
})
