import '../support/test-database'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import type { Actor, StaffActor } from '@/lib/auth/actor'
import { consentVersion, questionPages } from '@/lib/core/questions'
import { db, disconnect } from '@/lib/store/client'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { openQuestions } from '@/lib/use-cases/open-questions'
import { readMyDay } from '@/lib/use-cases/read-my-day'
import { readQuestions } from '@/lib/use-cases/read-questions'
import { readStory } from '@/lib/use-cases/read-story'
import { saveQuestions, sendQuestions } from '@/lib/use-cases/save-questions'
import { answersWith, wholeAnswers } from '../factories/answers'
import { answering, save, saveAll, type Answering } from './answering'
import { atOnce, tally } from './asking'
import { at, createReceptionist, createSmallPractice, monday, practitioner, releaseAll, wednesday } from './small-practice'

let bev: StaffActor
let ann: StaffActor
let who: Answering
beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  ann = practitioner('ann')
  await db().staff.create({ data: { id: ann.id, email: 'ann@example.org', name: 'Ann Ash', role: 'practitioner', passwordHash: '-', practitionerId: 'ann', createdAt: new Date(monday) } })
})
beforeEach(async () => {
  await releaseAll()
  who = await answering(at(wednesday, 600))
})
afterAll(disconnect)

const minute = 60_000
const read = async (actor: Actor = who.patient, now = monday) => {
  const result = await readQuestions(actor, who.reference, now)
  if (!result.ok) throw new Error(result.refusal.reason)
  return result.value
}
const events = (id = who.id) => db().event.findMany({ where: { appointmentId: id }, orderBy: { id: 'asc' } })
const verbs = async () => (await events()).map(({ verb }) => verb).filter((verb) => verb.startsWith('questions') || verb === 'ring-now')

describe('page by page', () => {
  it('nothing is there until a page is saved; then it is kept, and goes on where it was left', async () => {
    expect(await read()).toMatchObject({ state: 'none', answers: {}, page: null, open: true })
    expect((await save(who, 'why')).left).toEqual(questionPages.slice(1))
    await save(who, 'where', wholeAnswers.where, monday + minute)
    expect(await read()).toMatchObject({ state: 'begun', page: 'where', changedAt: monday + minute, answers: { why: wholeAnswers.why, where: wholeAnswers.where } })
    await save(who, 'why', answersWith('why', { since: 'years' }), monday + 2 * minute)
    expect(await read()).toMatchObject({ page: 'where', answers: { why: { since: 'years' }, where: wholeAnswers.where } })
  })

  it('the same page sent twice counts once, also at once', async () => {
    await atOnce(8, () => save(who, 'why'))
    await save(who, 'why', wholeAnswers.why, monday + minute)
    expect(await verbs()).toEqual(['questions-begin', 'questions-save'])
    expect(await read()).toMatchObject({ changedAt: monday })
  })

  it('two pages saved at once are both kept', async () => {
    await atOnce(questionPages.length, (i) => save(who, questionPages[i] ?? 'why'))
    expect((await read()).answers).toEqual(wholeAnswers)
  })

  it('what is incomplete is kept too, and can’t be sent', async () => {
    await saveAll(who)
    await save(who, 'medicines', { any: 'yes' })
    expect(await sendQuestions(who.patient, who, monday)).toMatchObject({ refusal: { reason: 'invalid', errors: [{ path: ['medicines'] }] } })
    expect(await read()).toMatchObject({ state: 'begun', answers: { medicines: { any: 'yes' } } })
  })

  it('nothing answered can’t be sent, and leaves nothing behind', async () => {
    expect(await sendQuestions(who.patient, who, monday)).toMatchObject({ refusal: { reason: 'invalid' } })
    expect(await db().questionnaire.count({ where: { appointmentId: who.id } })).toBe(0)
  })
})

describe('sent', () => {
  it('once, with what was agreed to and when', async () => {
    await saveAll(who)
    expect(tally(await atOnce(4, () => sendQuestions(who.patient, who, monday + minute)))).toEqual({ ok: 4 })
    expect(await read()).toMatchObject({ state: 'sent', sentAt: monday + minute, consent: { version: consentVersion, at: monday } })
    expect((await verbs()).filter((verb) => verb === 'questions-send')).toHaveLength(1)
  })

  it('it can be changed until the visit, and stays sent; taking out what is needed takes it back', async () => {
    await saveAll(who)
    await sendQuestions(who.patient, who, monday)
    await save(who, 'worse', { 'worse-lying': 'on' }, monday + minute)
    expect(await read()).toMatchObject({ state: 'sent', sentAt: monday, changedAt: monday + minute })
    await save(who, 'consent', answersWith('consent', { treatment: undefined }), monday + 2 * minute)
    expect(await read()).toMatchObject({ state: 'begun', sentAt: null, consent: null })
    await save(who, 'consent', wholeAnswers.consent, monday + 3 * minute)
    expect(await read()).toMatchObject({ state: 'begun', consent: { at: monday + 3 * minute } })
  })
})

describe('refused', () => {
  const refusedBoth = async (now = monday) => [
    await saveQuestions(who.patient, { reference: who.reference, page: 'why', answers: wholeAnswers.why }, now), await sendQuestions(who.patient, who, now),
  ]

  it('once the visit has begun', async () => {
    await saveAll(who)
    const start = at(wednesday, 600)
    expect(tally(await refusedBoth(start))).toEqual({ 'status-forbids': 2 })
    expect(await read(who.patient, start)).toMatchObject({ open: false })
    expect(tally(await refusedBoth(start - 1))).toEqual({ ok: 2 })
  })

  it('when it was cancelled', async () => {
    await saveAll(who)
    await cancelAppointment(bev, { reference: who.reference }, monday)
    expect(tally(await refusedBoth())).toEqual({ 'status-forbids': 2 })
    expect((await read()).answers).toEqual(wholeAnswers)
  })

  it('with another appointment’s link, and for staff', async () => {
    await saveAll(who)
    const other = await answering(at(wednesday, 720))
    for (const actor of [other.patient, { kind: 'public' } as const]) {
      expect(await saveQuestions(actor, { reference: who.reference, page: 'why', answers: {} }, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
      expect(await readQuestions(actor, who.reference, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
      expect(await sendQuestions(actor, who, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
    }
    for (const actor of [bev, ann]) {
      expect(await saveQuestions(actor, { reference: who.reference, page: 'why', answers: {} }, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
      expect(await readQuestions(actor, who.reference, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    }
    expect((await read()).answers).toEqual(wholeAnswers)
  })

  test.each([
    ['a page that there isn’t', { answers: { weather: {} } }], ['a sign that there isn’t', { redFlags: ['rain'] }],
    ['a consent without its time', { consentVersion: '2026-09' }], ['sent without consent', { finishedAt: new Date(monday) }],
    ['answers of any length', { answers: { why: { about: 'x'.repeat(70_000) } } }],
  ])('by the database: %s', async (_, data) => {
    await save(who, 'why')
    await expect(db().questionnaire.update({ where: { appointmentId: who.id }, data })).rejects.toThrow()
  })
})

describe('who reads the answers', () => {
  it('whoever treats, each reading an event; the day tells what is new', async () => {
    const today = async (now: number) => {
      const day = await readMyDay(ann, { day: wednesday }, now)
      return day.ok ? day.value.entries.map(({ questions, questionsSeen }) => [questions, questionsSeen]) : []
    }
    expect(await openQuestions(ann, who, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
    expect(await today(monday)).toEqual([['none', false]])
    await save(who, 'why')
    expect(await today(monday)).toEqual([['begun', false]])
    for (const now of [monday + minute, monday + 2 * minute]) {
      expect(await openQuestions(ann, who, now)).toMatchObject({ value: { patient: { name: 'Grace Whitlock' }, questions: { answers: { why: wholeAnswers.why } } } })
    }
    await atOnce(4, () => openQuestions(ann, who, monday + 2 * minute + 9_999))
    expect(await today(monday + 3 * minute)).toEqual([['begun', true]])
    await saveAll(who, monday + 4 * minute)
    await sendQuestions(who.patient, who, monday + 5 * minute)
    expect(await today(monday + 6 * minute)).toEqual([['sent', false]])
    const looks = (await events()).filter(({ verb, detail }) => verb === 'look' && JSON.stringify(detail) === '{"questions":true}')
    expect(looks.map(({ actorId, at: when }) => [actorId, when.getTime()])).toEqual([[ann.id, monday + minute], [ann.id, monday + 2 * minute]])
  })

  it('what was changed since is read anew, however soon', async () => {
    await save(who, 'why')
    for (const [i, since] of (['days', 'weeks', 'years'] as const).entries()) {
      await save(who, 'why', answersWith('why', { since }), monday + 2 * i)
      await openQuestions(ann, who, monday + 2 * i + 1)
    }
    expect(await db().event.count({ where: { appointmentId: who.id, verb: 'look', actorId: ann.id } })).toBe(3)
  })

  it('nobody else: not reception, a manager, another practitioner, the patient’s own link', async () => {
    await saveAll(who)
    const manager: StaffActor = { ...bev, role: 'manager' }
    for (const actor of [bev, manager, practitioner('ben')]) expect(await openQuestions(actor, who, monday)).toMatchObject({ refusal: { reason: 'forbidden' } })
    for (const actor of [who.patient, { kind: 'public' } as const]) expect(await openQuestions(actor, who, monday)).toMatchObject({ refusal: { reason: 'not-found' } })
    expect(await db().questionnaireReading.count({ where: { appointmentId: who.id } })).toBe(0)
  })

  it('reception sees that it is answered, and nothing of it', async () => {
    await saveAll(who)
    const story = await readStory(bev, who, monday)
    expect(story).toMatchObject({ value: { questions: 'begun' } })
    expect(JSON.stringify(story)).not.toMatch(/dull ache|Amlodipine|Appendix|Ida/)
  })
})

it('nothing of the answers is in events', async () => {
  await saveAll(who)
  await save(who, 'signs', answersWith('signs', { bladder: 'yes' }))
  await sendQuestions(who.patient, who, monday)
  const told = JSON.stringify((await events()).map(({ verb, detail }) => [verb, detail]))
  expect(told).toContain('"ring-now",{"again":false}')
  expect(told).not.toMatch(/bladder|yes|ache|low-back|Amlodipine|Ida|900456/)
})

it('a confirmed appointment is answered as one that is asked for', async () => {
  await actOnAppointment(bev, { reference: who.reference, verb: 'confirm' }, monday)
  await saveAll(who)
  expect(tally([await sendQuestions(who.patient, who, monday)])).toEqual({ ok: 1 })
})
