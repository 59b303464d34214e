import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beforeAfter } from '@/lib/core/before-after'
import { policyNames, readPolicyValue, ruleOf } from '@/lib/core/policies'
import { slugOf } from '@/lib/core/practice-records'
import { mayOpenStep, nextSetUpStep, readSetUpCode, setUpCodeOf, setUpStepNames, type SetUpFacts } from '@/lib/core/set-up'

const nothing: SetUpFacts = {
  managers: 0, guarded: 0, practice: false, clinics: 0, openDays: 0, rooms: 0, professions: 0, practitioners: 0, services: 0, sessions: 0, passed: [],
}
const everything: SetUpFacts = {
  managers: 1, guarded: 1, practice: true, clinics: 1, openDays: 5, rooms: 2, professions: 1, practitioners: 1, services: 2, sessions: 5, passed: [],
}

test('the next step is the first that isn’t done, and what comes after it is shut', () => {
  expect([nextSetUpStep(nothing), nextSetUpStep({ ...nothing, managers: 1 }), nextSetUpStep({ ...nothing, managers: 1, guarded: 1 }), nextSetUpStep({ ...everything, openDays: 0 }), nextSetUpStep(everything)])
    .toEqual(['account', 'factor', 'practice', 'hours', null])
  expect(setUpStepNames.filter((step) => mayOpenStep({ ...everything, openDays: 0 }, step))).toEqual(['account', 'factor', 'practice', 'clinic', 'hours'])
  expect(setUpStepNames.every((step) => mayOpenStep(everything, step))).toBe(true)
})

test('a practice without rooms says so, and goes on', () => {
  expect(nextSetUpStep({ ...everything, rooms: 0 })).toBe('rooms')
  expect(nextSetUpStep({ ...everything, rooms: 0, passed: ['rooms'] })).toBeNull()
})

test('a code is read however it is typed, and nothing else is', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), fc.boolean(), (random, lower) => {
    const code = setUpCodeOf(random)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    const typed = lower ? ` ${code.toLowerCase().replaceAll('-', ' ')}` : code.replaceAll('-', '').replaceAll('0', 'O').replaceAll('1', 'l')
    expect(readSetUpCode(typed)).toBe(code)
  }))
  for (const text of ['', 'ABCD-EFGH', 'ABCD-EFGH-JKMU', 'ABCD-EFGH-JKMN-P', '<script>alert']) expect(readSetUpCode(text)).toBeNull()
})

test.each(policyNames)('%s: its bounds and no further', (name) => {
  const rule = ruleOf(name)
  for (const text of ['', ' ', '-1', '1.5', '1e3', 'NaN', '999999', 'keep; drop', '０']) expect(readPolicyValue(name, text)).toBeNull()
  if (rule.kind === 'choice') {
    expect(rule.choices.map((choice) => String(readPolicyValue(name, choice)))).toEqual(rule.choices)
    return
  }
  const { least, most } = rule
  expect([least - 1, least, most, most + 1].map((value) => readPolicyValue(name, String(value)))).toEqual([null, least, most, null])
})

test('an id is made from any name, and is nobody else’s', () => {
  fc.assert(fc.property(fc.string(), fc.array(fc.string(), { maxLength: 5 }), (name, others) => {
    const taken = others.map((other) => slugOf(other, []))
    const slug = slugOf(name, taken)
    expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(slug.length).toBeLessThanOrEqual(80)
    expect(taken).not.toContain(slug)
  }))
  expect([slugOf('Hall Green', []), slugOf('Siân Évans', []), slugOf('Hall Green', ['hall-green'])]).toEqual(['hall-green', 'sian-evans', 'hall-green-2'])
})

test('what changed is said as it was and as it is, and nothing else', () => {
  expect(beforeAfter({ name: 'A', skills: ['x'] }, { name: 'B', skills: ['x'] })).toEqual({ 'name was': 'A', 'name is': 'B' })
  expect(beforeAfter({ skills: ['x'] }, { skills: ['x', 'y'] })).toEqual({ 'skills was': 'x', 'skills is': 'x, y' })
  expect(beforeAfter(null, { name: 'A' })).toEqual({ 'name was': null, 'name is': 'A' })
  expect(beforeAfter({ name: 'A' }, { name: 'A' })).toEqual({})
})
