import { describe, expect, it, test } from 'vitest'
import { fieldsOf, questionPages, questions } from '@/lib/core/questions'
import { pagesLeft, problemsOn, takePage } from '@/lib/input/question-forms'
import { answersWith, wholeAnswers } from '../factories/answers'

describe.each(questionPages)('the page %s', (page) => {
  it('keeps what was typed, as it was typed', () => {
    expect(takePage(page, { ...wholeAnswers[page] })).toEqual({ ok: true, value: wholeAnswers[page] })
    expect(problemsOn(page, wholeAnswers[page])).toEqual([])
  })

  it('takes nothing that no form of ours sends', () => {
    expect(takePage(page, { ...wholeAnswers[page], 'red-flags': 'none' })).toEqual({ ok: false, long: null })
    expect(takePage(page, { ...wholeAnswers[page], __proto__x: 'on' })).toEqual({ ok: false, long: null })
  })

  const choices = questions[page].filter(({ kind }) => kind === 'choice' || kind === 'version')
  test.each(choices.map(({ name }) => name))('%s has its own options alone', (name) => {
    expect(takePage(page, answersWith(page, { [name]: 'perhaps' }))).toEqual({ ok: false, long: null })
  })

  const ticks = questions[page].filter(({ kind }) => kind === 'ticks' || kind === 'tick').flatMap(fieldsOf)
  test.each(ticks)('%s is ticked or not', (name) => {
    expect(takePage(page, answersWith(page, { [name]: 'off' }))).toEqual({ ok: false, long: null })
  })

  const texts = questions[page].flatMap((question) => ('most' in question ? [[question.name, question.most] as const] : question.kind === 'phone' ? [[question.name, 40] as const] : []))
  test.each(texts)('%s has at most %i characters', (name, most) => {
    expect(takePage(page, answersWith(page, { [name]: 'é'.repeat(most) })).ok).toBe(true)
    expect(takePage(page, answersWith(page, { [name]: 'é'.repeat(most + 1) }))).toEqual({ ok: false, long: name })
    expect(problemsOn(page, wholeAnswers[page], name)).toMatchObject([{ path: [name] }])
  })
})

it('an empty text counts as not given', () => {
  expect(takePage('contact', { name: ' ', phone: '', relation: '\r\n' })).toEqual({ ok: true, value: {} })
})

it('a number that nobody can ring is kept as typed, and said', () => {
  const contact = answersWith('contact', { phone: '12' })
  expect(takePage('contact', contact)).toEqual({ ok: true, value: contact })
  expect(problemsOn('contact', contact)).toMatchObject([{ path: ['phone'] }])
  expect(pagesLeft({ ...wholeAnswers, contact })).toEqual(['contact'])
})

it('problems come in the order of the page', () => {
  expect(problemsOn('why', {}).map(({ path }) => path[0])).toEqual(['about', 'since', 'began'])
})
