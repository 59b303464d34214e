import { consentVersion, flagsIn, further, questionPages, type PageAnswers, type QuestionAnswers, type QuestionPage } from '@/lib/core/questions'
import { emergencySigns, urgentSigns } from '@/lib/core/red-flags'
import { instantOf, toIso, type Instant } from '@/lib/core/time'
import type { Prisma } from '@/lib/store/generated/client'
import type { Tale, World } from './tale'

/** Answers to the questions before a first visit: sent, half done, and one whose warning sign was dealt with. All invented. */

const no = (codes: readonly string[], yes?: string): PageAnswers => Object.fromEntries(codes.map((code) => [code, code === yes ? 'yes' : 'no']))
const signs = no(emergencySigns)
const health = no(urgentSigns)
const consent: PageAnswers = { by: 'me', treatment: 'on', privacy: 'on', version: consentVersion }
const ticks = (name: string, ...options: string[]): PageAnswers => Object.fromEntries(options.map((option) => [`${name}-${option}`, 'on']))

const desk: Required<QuestionAnswers> = {
  why: { about: 'A dull ache low in my back on the left, worse by the afternoon. I can’t sit through a meeting any more.', since: 'months', began: 'slowly' },
  signs, health, consent,
  where: { ...ticks('area', 'low-back-left', 'buttock-left'), else: 'Now and then into the back of the thigh' },
  worse: { ...ticks('worse', 'sitting', 'bending', 'evenings'), ...ticks('better', 'moving', 'heat') },
  history: { ...ticks('had', 'pressure'), operations: 'Appendix, 1999', tried: 'Physiotherapy two years ago, which helped. No scan.' },
  medicines: { any: 'yes', list: 'Amlodipine 5 mg, once a day\nIbuprofen now and then', thinners: 'no', steroids: 'no' },
  allergies: { any: 'yes', list: 'Penicillin: a rash' },
  contact: { name: 'Robin Ellery', phone: '07700 900764', relation: 'husband' },
}

const runner: Required<QuestionAnswers> = {
  why: { about: 'Pain on the outside of my right hip and knee after about three miles. I have a half marathon in spring.', since: 'weeks', began: 'after', 'began-how': 'Longer runs, new shoes' },
  signs, health, consent,
  where: ticks('area', 'groin-right', 'front-knee-right', 'calf-right'),
  worse: { ...ticks('worse', 'walking', 'turning'), ...ticks('better', 'resting', 'cold'), else: 'Worst going downhill' },
  history: { tried: 'Foam roller, a week off' },
  medicines: { any: 'no', thinners: 'no', steroids: 'no' },
  allergies: { any: 'no' },
  contact: {},
}

const neck: Required<QuestionAnswers> = {
  ...desk,
  why: { about: 'Stiff neck and headaches, mostly when I drive.', since: 'years', began: 'not-sure' },
  where: ticks('area', 'back-neck', 'back-shoulder-right', 'back-head', 'upper-back-right'),
  worse: { ...ticks('worse', 'turning', 'mornings'), ...ticks('better', 'heat', 'painkillers') },
  history: { ...ticks('had', 'joints', 'bones'), operations: 'Broken wrist, 2014' },
  medicines: { any: 'yes', list: 'Apixaban, twice a day', thinners: 'yes', steroids: 'not-sure' },
}

const only = (answers: QuestionAnswers, pages: readonly QuestionPage[]): QuestionAnswers => Object.fromEntries(pages.map((page) => [page, answers[page]]))

interface Filled {
  answers: QuestionAnswers
  isSent: boolean
  /** A warning sign was answered with yes, and reception rang. */
  isRung?: boolean
}

const fillings: readonly Filled[] = [
  { answers: desk, isSent: true },
  { answers: only(runner, ['why', 'signs', 'where']), isSent: false },
  { answers: { ...neck, health: no(urgentSigns, 'night-pain') }, isSent: true, isRung: true },
  { answers: runner, isSent: true },
  { answers: only(neck, ['why', 'signs', 'where', 'worse', 'health', 'history']), isSent: false },
  { answers: neck, isSent: true },
]

export interface QuestionnairePlan {
  rows: Prisma.QuestionnaireCreateManyInput[]
  ringNows: Prisma.RingNowCreateManyInput[]
  tries: Prisma.RingNowTryCreateManyInput[]
  events: Prisma.EventCreateManyInput[]
}

const minute = instantOf(1)

/** First visits that were settled long enough ago to be answered meanwhile; of those to come, the soonest first. */
function answerable({ now }: World, tales: readonly Tale[]): { tale: Tale; begun: Instant }[] {
  return tales.flatMap((tale) => {
    const { appointment: { firstVisit, changedAt }, status, visit } = tale
    const begun = Date.parse(String(changedAt)) + 20 * minute
    const isOpen = status === 'confirmed' || status === 'requested'
    return firstVisit && isOpen && visit.start > now && begun + 40 * minute < Math.min(now, visit.start) ? [{ tale, begun }] : []
  }).sort((a, b) => a.tale.visit.start - b.tale.visit.start)
}

const eventOf = ({ appointment, visit }: Tale, verb: string, at: Instant, detail: Record<string, string | boolean> = {}): Prisma.EventCreateManyInput =>
  ({ at: toIso(at), verb, actorKind: 'patient', clinicId: visit.clinic, appointmentId: appointment.id, patientId: appointment.patientId ?? null, detail })

/** The rows and events of one: a page every two minutes. */
function fill(world: World, { tale, begun }: { tale: Tale; begun: Instant }, { answers, isSent, isRung }: Filled): QuestionnairePlan {
  const pages = questionPages.filter((page) => answers[page] !== undefined)
  const last = begun + 2 * minute * pages.length
  const flags = flagsIn(answers)
  const events = [eventOf(tale, 'questions-begin', begun), ...pages.map((page, i) => eventOf(tale, 'questions-save', begun + 2 * minute * (i + 1), { page }))]
  if (isSent) events.push(eventOf(tale, 'questions-send', last + minute))
  const rung = isRung ? ring(world, tale, flags, last + minute) : { ringNows: [], tries: [], events: [] }
  return {
    rows: [{
      appointmentId: tale.appointment.id, answers, page: pages.reduce(further, 'why'), redFlags: flags,
      ...(isSent && { consentVersion, consentedAt: toIso(last), finishedAt: toIso(last + minute) }), startedAt: toIso(begun), changedAt: toIso(isSent ? last + minute : last),
    }],
    ...rung, events: [...events, ...rung.events],
  }
}

/** Rung six minutes later, and told what to do. */
function ring(world: World, tale: Tale, flags: string[], raised: Instant): Omit<QuestionnairePlan, 'rows'> {
  const desk = world.desk(tale.visit.clinic)
  const at = raised + 6 * minute
  const by = { actorKind: 'staff', actorId: desk.id, actorName: desk.name }
  const id = world.random.uuid()
  return {
    ringNows: [{ id, appointmentId: tale.appointment.id, clinicId: tale.visit.clinic, flags, raisedAt: toIso(raised), tries: 1, closedAt: toIso(at), closedById: desk.id, outcome: 'advised' }],
    tries: [{ id: world.random.uuid(), ringNowId: id, staffId: desk.id, at: toIso(at), outcome: 'advised', note: 'Rings 111 at once. Wants to keep the appointment.' }],
    events: [
      eventOf(tale, 'ring-now', raised, { again: false }), { ...eventOf(tale, 'claim', at - minute), ...by },
      { ...eventOf(tale, 'ring-now-try', at, { settled: true }), ...by },
    ],
  }
}

export function planQuestionnaires(world: World, tales: readonly Tale[]): QuestionnairePlan {
  const plans = answerable(world, tales).slice(0, fillings.length).flatMap((one, i) => {
    const filling = fillings[i]
    return filling ? [fill(world, one, filling)] : []
  })
  return {
    rows: plans.flatMap(({ rows }) => rows), ringNows: plans.flatMap(({ ringNows }) => ringNows), tries: plans.flatMap(({ tries }) => tries),
    events: plans.flatMap(({ events }) => events),
  }
}
