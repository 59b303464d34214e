import '@/tests/support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { actions, roleMatrix, type Action, type RoleRow } from '@/lib/auth/can'
import { hashSecret } from '@/lib/auth/hold-secret'
import { forgetConfig } from '@/lib/config'
import { eventVerbs } from '@/lib/copy/staff/events'
import { messageKinds, type MessageKind } from '@/lib/core/messages/kinds'
import { toIso, type Instant } from '@/lib/core/time'
import { isByStranger, planEvent, type PlanFacts } from '@/lib/messages/plan'
import { db } from '@/lib/store/client'
import { forgetAll } from '@/lib/store/live'
import { answerByLink } from '@/lib/use-cases/answer-offer-link'
import { askForLink } from '@/lib/use-cases/ask-for-link'
import { cancelAppointment } from '@/lib/use-cases/cancel-appointment'
import { changeContact } from '@/lib/use-cases/change-contact'
import { lapseHolds } from '@/lib/use-cases/lapse-holds'
import { keepSignIn } from '@/lib/use-cases/mailbox-session'
import { moveAppointment } from '@/lib/use-cases/move-appointment'
import { askForReset } from '@/lib/use-cases/set-password'
import { mayAnswer } from '@/lib/use-cases/stranger-mail'
import { ask, asked } from './asking'
import { kept, portsTo, sendAt, setUpMailing } from './mailing'
import { at, monday, tuesday } from './small-practice'
import { joined, offered, secretOf } from './waiting'

// Nobody who hasn't signed in can have more than three messages an hour sent to one address or
// number, by whatever ways together.

const mailing = setUpMailing()
const set = (perMinute: string) => {
  process.env['RATE_LIMIT_PER_MINUTE'] = perMinute
  forgetConfig()
}
beforeEach(async () => {
  set('1000')
  await db().practice.updateMany({ data: { requestsPerContact: 1_000, requestsPerAddress: 1_000 } })
  await db().publicAsk.deleteMany()
  forgetAll()
})
afterAll(() => set('0'))

const minute = 60_000
const hour = 60 * minute
const days = ['2027-03-03', '2027-03-04', '2027-03-05', '2027-03-08', '2027-03-10']
const starts = days.flatMap((day) => [540, 600, 660, 720, 780, 840, 900, 960].map((wall) => at(day, wall)))
const startAt = (i: number): Instant => starts[i] ?? 0
const victim = (change: object = {}) => ({ name: 'Grace Whitlock', phone: '+447700900123', email: 'grace@example.org', ...change })

/** Everything that goes out in the hour from then on, as it becomes due, to whom. */
async function sentFrom(now: Instant): Promise<string[]> {
  for (let later = 0; later < 60; later += 5) await sendAt(now + later * minute, portsTo(mailing))
  return [...mailing.mail.received.flatMap(({ to }) => to), ...mailing.texts.received.map(({ to }) => to)]
}

type Way = 'request' | 'move' | 'cancel' | 'lost link' | 'sign-in link' | 'new password' | 'offer taken' | 'diary of today' | 'another contact' | 'text'

/**
 * Each way: what a stranger does ten times within a minute, and the address that it would all go
 * to.
 */
const ways: Record<Way, { floods: () => Promise<string> }> = {
  request: { floods: async () => {
    for (let i = 0; i < 10; i += 1) await asked(startAt(i), { patient: victim() })
    return 'grace@example.org'
  } },
  text: { floods: async () => {
    for (let i = 0; i < 10; i += 1) await asked(startAt(i), { patient: { name: `Grace ${i}`, phone: '+447700900123' } })
    return '+447700900123'
  } },
  move: { floods: async () => {
    const { appointment: { reference } } = await asked(startAt(0), { patient: victim({ email: 'own@example.org' }) })
    const actor = await ofLink(reference)
    await db().appointment.updateMany({ where: { reference }, data: { contactEmail: 'grace@example.org' } })
    for (let i = 1; i <= 10; i += 1) {
      await moveAppointment(actor, { reference, start: startAt(i) }, monday + i)
      await sendAt(monday + i, portsTo(mailing)) // what another move has overtaken isn't sent
    }
    return 'grace@example.org'
  } },
  cancel: { floods: async () => {
    for (let i = 0; i < 10; i += 1) {
      const { appointment: { reference } } = await asked(startAt(i), { patient: victim() })
      await cancelAppointment(await ofLink(reference), { reference }, monday + i)
    }
    return 'grace@example.org'
  } },
  'another contact': { floods: async () => {
    for (let i = 0; i < 10; i += 1) {
      const { appointment: { reference } } = await asked(startAt(i), { patient: victim({ email: `own${i}@example.org` }) })
      const { version } = await db().appointment.findUniqueOrThrow({ where: { reference } })
      await changeContact(await ofLink(reference), { reference, version, phone: '+447700900124', email: `grace+${i}@example.org`, bestTime: 'any' }, monday)
    }
    return 'grace@example.org'
  } },
  'lost link': { floods: async () => {
    for (let i = 0; i < 4; i += 1) await asked(startAt(i), { patient: victim() })
    await db().outbox.deleteMany()
    for (let i = 0; i < 10; i += 1) await askForLink({ email: 'grace@example.org', address: `203.0.113.${i}` }, monday + i)
    return 'grace@example.org'
  } },
  'sign-in link': { floods: async () => {
    await asked(startAt(0), { patient: victim() })
    await db().outbox.deleteMany()
    for (let i = 0; i < 10; i += 1) await keepSignIn({ id: randomUUID(), email: 'grace@example.org', tokenHash: hashSecret(randomUUID()).toString('hex') }, monday + i)
    return 'grace@example.org'
  } },
  'new password': { floods: async () => {
    for (let i = 0; i < 10; i += 1) await askForReset({ email: 'ann@example.org', address: `203.0.113.${i}` }, monday + i)
    return 'ann@example.org'
  } },
  'diary of today': { floods: async () => {
    for (const wall of [540, 600, 660, 720, 780, 840, 900, 960]) await ask(at(tuesday, wall), { practitioner: 'ann', patient: victim({ email: undefined, phone: '+441632960123' }) })
    return 'ann@example.org'
  } },
  'offer taken': { floods: async () => {
    for (let i = 0; i < 6; i += 1) {
      const wait = await joined({ patient: victim({ name: `Offered ${i}` }) })
      const offer = await offered(mailing.una, [wait], { way: 'link', start: startAt(i) })
      await db().outbox.deleteMany({ where: { event: { verb: 'offer' } } })
      const taken = await answerByLink(secretOf(offer, wait), 'takes', monday)
      if (!taken.ok) throw new Error(JSON.stringify(taken.refusal))
    }
    return 'grace@example.org'
  } },
}

async function ofLink(reference: string) {
  const { id } = await db().appointment.findUniqueOrThrow({ where: { reference } })
  return { kind: 'patient', appointmentId: id } as const
}

const mailboxOf = (to: string) => to.replace(/\+[^@]+@/, '@')

describe.each(Object.entries(ways))('%s', (_, { floods }) => {
  test('three arrive within the hour', async () => {
    const to = await floods()
    const sent = (await sentFrom(monday + minute)).map(mailboxOf)
    expect(sent.filter((one) => one === to)).toHaveLength(3)
  })
})

test('all ways together come to three, and the rest goes later or not at all', async () => {
  await ways.request.floods()
  await ways.cancel.floods().catch(() => null)
  await keepSignIn({ id: randomUUID(), email: 'grace@example.org', tokenHash: hashSecret('one').toString('hex') }, monday)
  expect((await sentFrom(monday + minute)).filter((one) => one === 'grace@example.org')).toHaveLength(3)
  await sentFrom(monday + hour + minute)
  expect(mailing.mail.received).toHaveLength(6)
  for (let n = 2; n < 8; n += 1) await sentFrom(monday + n * hour + minute)
  expect(mailing.mail.received.length).toBeLessThanOrEqual(12)
  expect(new Set((await kept()).map(({ status }) => status))).toEqual(new Set(['sent', 'unwanted']))
})

test('two servers that send at once send three between them', async () => {
  await ways.request.floods()
  await Promise.all([0, 1, 2].map(() => sendAt(monday + minute, portsTo(mailing))))
  expect(mailing.mail.received).toHaveLength(3)
})

test('what the practice does is sent at once, however many there are; and others are sent theirs', async () => {
  await ways.request.floods()
  await db().appointment.updateMany({ where: { status: 'requested' }, data: { status: 'confirmed' } })
  const rows = await db().appointment.findMany({ where: { status: 'confirmed' } })
  await db().event.createMany({ data: rows.map(({ id, clinicId, patientId }) => ({ at: new Date(monday), verb: 'confirm', actorKind: 'staff', clinicId, appointmentId: id, patientId })) })
  await asked(startAt(12), { patient: victim({ name: 'Rosa Amara', phone: '+447700900125', email: 'rosa@example.org' }) })
  await sendAt(monday + minute, portsTo(mailing))
  const confirmed = (await kept({ kind: 'confirmed' })).filter(({ status }) => status === 'sent')
  expect([confirmed.length, mailing.mail.received.filter(({ to }) => to.includes('rosa@example.org')).length]).toEqual([10, 1])
})

test('a text is answered three times an hour, together with what else goes to that number', async () => {
  const answers = []
  for (let i = 0; i < 5; i += 1) answers.push(await mayAnswer('+447700900123', monday + i * minute))
  expect(answers).toEqual([true, true, true, false, false])
  expect([await mayAnswer('+447700900999', monday), await mayAnswer('+447700900123', monday + 61 * minute)]).toEqual([true, true])
})

test('an address is kept as a keyed hash, for an hour', async () => {
  await ways.request.floods()
  await sendAt(monday + minute, portsTo(mailing))
  const hashes = (await db().message.findMany({ where: { sentToHash: { not: null } } })).map(({ sentToHash }) => Buffer.from(sentToHash ?? []).toString())
  expect(hashes).toHaveLength(3)
  expect(hashes.join()).not.toContain('grace')
  const left = () => db().message.count({ where: { sentToHash: { not: null } } })
  await lapseHolds(monday + 30 * minute)
  expect(await left()).toBe(3)
  await lapseHolds(monday + 62 * minute)
  expect(await left()).toBe(0)
})

describe('every way is counted', () => {
  const contact = { email: 'grace@example.org', phone: '+447700900123', otherPhone: null, ringing: 'any', tellBy: 'email', texts: true, wrongNumber: false } as const
  const near = { start: at(tuesday, 600), end: at(tuesday, 645), practitioner: 'ann' }
  const facts = (outcome: string): PlanFacts => ({
    appointment: { id: 'a', status: 'requested', clinic: 'hall-green', zone: 'Europe/London', visit: near, callBy: monday, laterInCourse: false, patient: { id: 'grace', contact } },
    offer: { id: 'o', until: near.start, to: [{ wait: 'w', patient: 'rosa', contact, outcome, isWaiting: true }] }, confirmedWith: false,
    signIn: { id: 's', email: 'grace@example.org', until: near.start, clinic: null }, accounts: new Map([['ann', ['ann-account']]]),
    managers: [], now: monday,
  })
  const detail = { from: toIso(near.start + hour), to: toIso(near.start), practitionerFrom: 'ann', practitionerTo: 'ann', outcome: 'no-answer', staff: 'ann-account', asked: true, practitioner: 'ann', until: toIso(near.start) }

  /** What a stranger's event of each verb leads to. One that isn't here sends nothing. */
  const known: Record<string, MessageKind[]> = {
    'request': ['requested', 'diary-change'], 'move': ['moved', 'diary-change'], 'cancel': ['cancelled', 'diary-change'], 'link.ask': ['link'],
    'sign-in-link.ask': ['sign-in-link'], 'take': ['offer-taken', 'offer-over', 'diary-change'], 'lapse': ['offer-over'], 'release': ['released', 'diary-change'],
    'staff.reset': ['staff-reset'],
  }
  /** Verbs that no stranger writes, though they send something: what writes them wants a role. */
  const staffAlone = ['book', 'confirm', 'attempt', 'undo', 'offer', 'staff.invite', 'second-factor.reset', 'absence.grant', 'absence.enter', 'absence.change', 'absence.refuse', 'absence.end']

  test('by the verbs of events', () => {
    const found: Record<string, MessageKind[]> = {}
    for (const verb of new Set([...Object.keys(eventVerbs), 'staff.reset', 'staff.invite', 'second-factor.reset', 'absence.enter'])) {
      const event = { id: '1', at: monday, verb, actorKind: 'patient', clinic: 'hall-green', patient: 'grace', detail }
      const kinds = ['gone', 'open'].flatMap((outcome) => planEvent(event, facts(outcome)).messages.map(({ kind }) => kind)).filter((kind) => !kind.startsWith('reminder'))
      if (kinds.length > 0 && !staffAlone.includes(verb)) found[verb] = messageKinds.filter((kind) => kinds.includes(kind))
      expect([verb, isByStranger(event)]).toEqual([verb, true])
    }
    const sorted = (list: Record<string, MessageKind[]>) => Object.entries(list).map(([verb, kinds]) => `${verb}: ${[...kinds].sort().join(', ')}`).sort()
    expect(sorted(found)).toEqual(sorted(known))
    expect(isByStranger({ verb: 'staff.reset', actorKind: 'staff', detail: { staff: 'ann-account', asked: true } })).toBe(true)
    expect(isByStranger({ verb: 'staff.reset', actorKind: 'staff', detail: { staff: 'ann-account' } })).toBe(false)
  })

  /** Everything that people who aren't staff may do, and the verb that it sends messages by. */
  const done: Partial<Record<Action, string | null>> = {
    'practice.read': null, 'set-up.begin': null, 'hold.make': null, 'hold.extend': null, 'hold.drop': null, 'draft.keep': null, 'appointment.request': 'request',
    'appointment.read': null, 'appointment.move': 'move', 'appointment.cancel': 'cancel', 'appointment.contact': null, 'appointment.renew-link': null,
    'ring-back.ask': null, 'questions.fill': null, 'wait.join': null, 'wait.sooner': null, 'wait.leave': null, 'offer.answer': 'take', 'mine.read': null,
    'mine.book-again': null, 'reminders.set': null, 'session.start': 'sign-in-link.ask', 'session.end': null,
  }

  test('by what the role table lets them do', () => {
    const open = actions.filter((action) => (['public', 'patient', 'mailbox'] as const).some((role) => (roleMatrix[action] as RoleRow)[role] !== undefined))
    expect(open.filter((action) => !Object.hasOwn(done, action))).toEqual([])
    expect(Object.values(done).filter((verb) => verb !== null && !Object.hasOwn(known, verb))).toEqual([])
  })
})

test('nothing is counted where RATE_LIMIT_PER_MINUTE is 0', async () => {
  set('0')
  await ways.request.floods()
  await sendAt(monday + minute, portsTo(mailing))
  expect(mailing.mail.received).toHaveLength(10)
})
