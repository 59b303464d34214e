import { describe, expect, test } from 'vitest'
import { appointmentStatuses, type AppointmentStatus } from '@/lib/core/appointment'
import type { Contact } from '@/lib/core/messages/channel'
import { judge, trueIn, type Standing } from '@/lib/core/messages/judge'
import { messageKinds, staffKinds, type MessageKind } from '@/lib/core/messages/kinds'
import { instantAt, toIso } from '@/lib/core/time'
import { planEvent, type PlanFacts, type PlannedAppointment, type PlannedEvent } from '@/lib/messages/plan'

/** Who is owed what by which way: for each event, for each way of being reached, for each status. */

const zone = 'Europe/London'
const at = (day: string, wall: number) => instantAt(day, wall, zone)
const now = at('2027-03-01', 480)
const far = { start: at('2027-03-10', 600), end: at('2027-03-10', 645), practitioner: 'ann' }
const tomorrow = { start: at('2027-03-02', 600), end: at('2027-03-02', 645), practitioner: 'ann' }

const contact = (change: Partial<Contact> = {}): Contact => ({ email: 'grace@example.org', phone: '+447700900123', otherPhone: null, ringing: 'any',
  tellBy: 'phone', texts: true, wrongNumber: false, ...change })

const appointment = (change: Partial<PlannedAppointment> = {}): PlannedAppointment => ({ id: 'a', status: 'confirmed', clinic: 'hall-green', zone, visit: far,
  callBy: now, laterInCourse: false, patient: { id: 'grace', contact: contact() }, ...change })

const event = (verb: string, change: Partial<PlannedEvent> = {}): PlannedEvent =>
  ({ id: '7', at: now, verb, actorKind: 'staff', clinic: 'hall-green', patient: 'grace', detail: {}, ...change })

const facts = (change: Partial<PlanFacts> = {}): PlanFacts => ({ appointment: appointment(), offer: null, confirmedWith: false, signIn: null, now,
  accounts: new Map([['ann', ['ann-account']], ['ben', ['ben-account']]]), managers: [], ...change })

const owed = (one: PlannedEvent, given: PlanFacts): string => {
  const { messages, tell } = planEvent(one, given)
  return [...messages.map(({ kind, channel, staff, status }) => `${kind} by ${channel}${staff ? ` to ${staff}` : ''}${status === 'failed' ? ' (failed)' : ''}`),
    ...(tell ? [`to be told: ${tell.why}`] : [])].join(', ')
}

const ways: Record<string, Partial<Contact>> = {
  'email and mobile': {}, 'wants email': { tellBy: 'email' }, 'wants texts': { tellBy: 'text' }, 'wants texts, landline': { tellBy: 'text', phone: '+441632960123' },
  'mobile alone': { email: null }, 'a second mobile': { email: null, phone: '+441632960123', otherPhone: '+447700900456' },
  'wants email, has none': { tellBy: 'email', email: null }, 'landline alone': { email: null, phone: '+441632960123' },
  'asked for no texts': { email: null, texts: false }, 'a wrong number': { email: null, wrongNumber: true },
}
const move = { from: toIso(at('2027-03-09', 600)), to: toIso(far.start), practitionerFrom: 'ben', practitionerTo: 'ann' }
const both = 'reminder-3 by WAY, reminder-1 by WAY'

/** By email, by text, or by neither; a verb that isn't here owes nobody anything. `byPractice`: then reception is to ring them. */
const verbs: Record<string, { detail?: Record<string, unknown>; status?: AppointmentStatus; actorKind?: string; owes: string; told?: string }> = {
  request: { status: 'requested', actorKind: 'patient', owes: 'requested by WAY' },
  book: { owes: `confirmed by WAY, ${both}` },
  confirm: { owes: `confirmed by WAY, ${both}` },
  take: { actorKind: 'patient', owes: `offer-taken by WAY, ${both}` },
  move: { detail: move, owes: `moved by WAY, ${both}`, told: 'moved' },
  'move of a request': { detail: move, status: 'requested', owes: 'moved by WAY', told: 'moved' },
  'move by the patient': { detail: move, actorKind: 'patient', owes: `moved by WAY, ${both}` },
  cancel: { status: 'cancelled', detail: { reason: 'clinic-closed' }, owes: 'cancelled by WAY', told: 'cancelled' },
  'cancel that they asked for': { status: 'cancelled', detail: { reason: 'patient-unwell' }, owes: 'cancelled by WAY' },
  'cancel by the patient': { status: 'cancelled', actorKind: 'patient', owes: 'cancelled by WAY' },
  release: { status: 'released', actorKind: 'policy', owes: 'released by WAY', told: 'cancelled' },
  attempt: { status: 'requested', detail: { outcome: 'no-answer' }, owes: 'unreached by WAY' },
  'attempt, voicemail': { status: 'requested', detail: { outcome: 'voicemail' }, owes: 'unreached by WAY' },
  'attempt, confirmed': { detail: { outcome: 'confirmed' }, owes: '' },
  'attempt, call back': { status: 'requested', detail: { outcome: 'call-back' }, owes: '' },
  'undo of a cancellation': { detail: { from: 'cancelled', to: 'confirmed' }, owes: `confirmed by WAY, ${both}` },
  'undo of an arrival': { detail: { from: 'arrived', to: 'confirmed' }, owes: both },
  arrive: { status: 'arrived', owes: '' }, complete: { status: 'completed', owes: '' }, miss: { status: 'no_show', owes: '' },
  flag: { status: 'requested', actorKind: 'policy', owes: '' }, leave: { owes: '' }, tell: { owes: '' }, attend: { owes: '' }, edit: { owes: '' },
}

const wayOf = (name: string): 'email' | 'text' | null => {
  if (['email and mobile', 'wants email', 'wants texts, landline'].includes(name)) return 'email'
  return ['wants texts', 'mobile alone', 'a second mobile', 'wants email, has none'].includes(name) ? 'text' : null
}

describe.each(Object.entries(verbs))('%s', (name, { detail = {}, status = 'confirmed', actorKind = 'staff', owes, told }) => {
  const verb = /^(\S+?)(?:,| |$)/.exec(name)?.[1] ?? name
  test.each(Object.entries(ways))('to somebody with %s', (way, reach) => {
    const given = facts({ accounts: new Map(), appointment: appointment({ status, patient: { id: 'grace', contact: contact(reach) } }) })
    const channel = wayOf(way)
    const wanted = channel ? owes.replaceAll('WAY', channel) : told ? `to be told: ${told}` : ''
    expect(owed(event(verb, { detail, actorKind }), given)).toBe(wanted)
  })
})

test.each(Object.entries(ways))('a lost link goes by email alone, to somebody with %s', (_, reach) => {
  const given = facts({ appointment: appointment({ patient: { id: 'grace', contact: contact(reach) } }) })
  const asked = event('link.ask', { actorKind: 'patient', detail: { to: 'record' } })
  expect(owed(asked, given)).toBe(contact(reach).email === null ? '' : 'link by email')
  expect(planEvent(asked, given).messages.map(({ facts: kept }) => kept.mailbox)).toEqual(contact(reach).email === null ? [] : ['record'])
})

test('a wrong number is written to by email alone', () => {
  const tried = event('attempt', { detail: { outcome: 'wrong-number' } })
  expect(owed(tried, facts({ appointment: appointment({ status: 'requested' }) }))).toBe('unreached by email')
  expect(owed(tried, facts({ appointment: appointment({ status: 'requested', patient: { id: 'g', contact: contact({ email: null }) } }) }))).toBe('')
})

test('moved and confirmed in one call: told once, of the time agreed on', () => {
  expect(owed(event('move', { detail: move }), facts({ confirmedWith: true, accounts: new Map() }))).toBe('reminder-3 by email, reminder-1 by email')
})

test('a colleague’s move is told once it can’t be taken back any more; the patient’s own, and a changed day’s, at once', () => {
  const due = (change: Partial<PlannedEvent>) => planEvent(event('move', { detail: move, ...change }), facts()).messages.find(({ kind }) => kind === 'moved')?.dueAt
  expect([due({}), due({ actorKind: 'patient' }), due({ detail: { ...move, change: 'x' } })]).toEqual([now + 60_000, now, now])
})

test('one of a course speaks for all of it; each visit has its own reminders', () => {
  const later = facts({ appointment: appointment({ laterInCourse: true }), accounts: new Map() })
  expect(owed(event('book'), later)).toBe('reminder-3 by email, reminder-1 by email')
})

test('what has begun is told to nobody', () => {
  const begun = appointment({ visit: { ...far, start: now - 60_000 } })
  expect(owed(event('confirm'), facts({ appointment: begun }))).toBe('')
})

describe('to practitioners: today and tomorrow', () => {
  const near = (change: Partial<PlannedAppointment> = {}) => facts({ appointment: appointment({ visit: tomorrow, patient: { id: 'g', contact: contact({ email: null, texts: false }) }, ...change }) })
  test.each([
    ['request', {}, 'diary-change by email to ann-account'], ['book', {}, 'diary-change by email to ann-account'],
    ['take', {}, 'diary-change by email to ann-account'], ['confirm', {}, ''],
    ['cancel', { reason: 'patient-asked' }, 'diary-change by email to ann-account'], ['release', {}, 'diary-change by email to ann-account, to be told: cancelled'],
    ['arrive', {}, ''],
    ['move', { from: toIso(far.start), to: toIso(tomorrow.start), practitionerFrom: 'ann', practitionerTo: 'ann' }, 'diary-change by email to ann-account, to be told: moved'],
    ['move', { from: toIso(tomorrow.start), to: toIso(far.start), practitionerFrom: 'ann', practitionerTo: 'ann' }, 'diary-change by email to ann-account, to be told: moved'],
    ['move', { from: toIso(tomorrow.start), to: toIso(tomorrow.start + 3_600_000), practitionerFrom: 'ann', practitionerTo: 'ben' },
      'diary-change by email to ann-account, diary-change by email to ben-account, to be told: moved'],
  ])('%s %j', (verb, detail, wanted) => {
    expect(owed(event(verb, { detail }), near())).toBe(wanted)
  })

  test('nothing of what lies further off, or of somebody without an account', () => {
    expect(owed(event('cancel', { actorKind: 'patient' }), facts())).toBe('cancelled by email')
    expect(owed(event('cancel', { actorKind: 'patient' }), { ...near(), accounts: new Map() })).toBe('')
  })
})

describe('to the practitioner whose time away was decided', () => {
  const from = toIso(at('2027-03-10', 0))
  const until = toIso(at('2027-03-13', 0))
  test.each([
    ['absence.grant', {}, 'granted'], ['absence.grant', { changed: true }, 'changed'], ['absence.enter', {}, 'granted'], ['absence.change', {}, 'changed'],
    ['absence.refuse', {}, 'refused'], ['absence.end', { changed: true }, 'ended'], ['absence.ask', {}, null], ['absence.withdraw', {}, null],
  ])('%s %j: %s', (verb, detail, outcome) => {
    const one = event(verb, { patient: null, detail: { absence: 'x', practitioner: 'ann', from, until, ...detail } })
    const { messages, tell } = planEvent(one, facts({ appointment: null }))
    expect(tell).toBeNull()
    expect(messages.map(({ kind, channel, staff, facts: kept, until: last }) => [kind, channel, staff, kept.absence?.outcome, last]))
      .toEqual(outcome === null ? [] : [['absence-decided', 'email', 'ann-account', outcome, at('2027-03-13', 0)]])
    expect(planEvent(one, facts({ appointment: null, accounts: new Map() })).messages).toEqual([])
    expect(planEvent(one, facts({ appointment: null, now: at('2027-03-13', 0) })).messages).toEqual([])
  })
})

describe('the waiting list', () => {
  const to = (change: Partial<NonNullable<PlanFacts['offer']>['to'][number]> = {}) => ({ wait: 'w', patient: 'p', contact: contact(), outcome: null, isWaiting: true, ...change })
  const offer = (...people: ReturnType<typeof to>[]) => facts({ appointment: appointment({ status: 'held', patient: null }), offer: { id: 'o', until: now + 3_600_000, to: people } })

  test('an offer by link to each; who can’t be written to is a failure that somebody sees to', () => {
    expect(owed(event('offer'), offer(to(), to({ contact: contact({ tellBy: 'text' }) }), to({ contact: contact({ email: null, texts: false }) }))))
      .toBe('offer by email, offer by text, offer by text (failed)')
  })
  test.each([
    ['lapse', 'lapsed', 'offer-over by email'], ['lapse', 'withdrawn', 'offer-over by email'], ['lapse', 'declined', ''], ['lapse', 'taken', ''], ['take', 'gone', 'offer-over by email'],
  ])('%s: whoever’s part is %s', (verb, outcome, wanted) => {
    expect(owed(event(verb), offer(to({ outcome })))).toBe(wanted)
  })
  test('who is off the list is told nothing', () => {
    expect(owed(event('lapse'), offer(to({ outcome: 'withdrawn', isWaiting: false })))).toBe('')
  })
  test('the same people, offered twice by one event, are written to once', () => {
    const { messages } = planEvent(event('offer'), offer(to(), to({ wait: 'w2' })))
    expect(new Set(messages.map(({ facts: told }) => told.offer?.wait)).size).toBe(2)
  })
})

test('a link to sign in goes to the address that asked, and to no record', () => {
  const asked = facts({ appointment: null, signIn: { id: 's', email: 'grace@example.org', until: now + 900_000, clinic: 'hall-green' } })
  expect(planEvent(event('sign-in-link.ask'), asked).messages).toMatchObject([{ kind: 'sign-in-link', channel: 'email', address: 'grace@example.org', patient: null, until: now + 900_000 }])
  expect(owed(event('sign-in-link.ask'), facts({ appointment: null }))).toBe('')
})

test('every manager is told what is wrong with the server, until there would be another warning', () => {
  const warned = event('health.warn', { detail: { checks: 'disk mailCertificate' } })
  const bosses = facts({ appointment: null, managers: ['helen', 'moira'] })
  expect(planEvent(warned, bosses).messages).toMatchObject(['helen', 'moira'].map((staff) => (
    { kind: 'health-warning', channel: 'email', staff, patient: null, facts: { wrongs: ['disk', 'mailCertificate'] } })))
  expect(owed(warned, { ...bosses, now: now + 86_400_000 })).toBe('')
  expect(owed(event('health.warn'), bosses)).toBe('')
})

/** Which message is still sent in which status, right before it goes; about offers and links the status says nothing. */
const stillTrue: Record<MessageKind, string> = {
  requested: 'requested', confirmed: 'confirmed', moved: 'requested confirmed', cancelled: 'cancelled', released: 'released', unreached: 'requested',
  'reminder-3': 'confirmed', 'reminder-1': 'confirmed', 'offer-taken': 'confirmed',
  offer: appointmentStatuses.join(' '), 'offer-over': appointmentStatuses.join(' '), link: appointmentStatuses.join(' '), 'sign-in-link': appointmentStatuses.join(' '),
  'staff-invite': appointmentStatuses.join(' '), 'staff-reset': appointmentStatuses.join(' '), 'factor-reset': appointmentStatuses.join(' '),
  'diary-change': appointmentStatuses.join(' '), 'absence-decided': appointmentStatuses.join(' '), 'health-warning': appointmentStatuses.join(' '),
}

describe.each(messageKinds)('%s, by status', (kind) => {
  const standing = (status: AppointmentStatus, change: Partial<Standing> = {}): Standing =>
    ({ appointment: { status, start: far.start }, offerOpen: true, reminders: true, zone, ...change })
  const message = { kind, facts: { visit: far }, until: null }
  const noon = at('2027-03-01', 720)

  test.each(appointmentStatuses)('%s', (status) => {
    expect(judge(message, standing(status), noon)).toEqual(stillTrue[kind].split(' ').includes(status) ? { do: 'send' } : { do: 'drop', why: 'overtaken' })
  })

  const [status = 'confirmed'] = trueIn[kind] ?? []
  test('another time by now: the newer message tells', () => {
    const moved = judge(message, standing(status, { appointment: { status, start: far.start + 900_000 } }), noon)
    expect(moved).toEqual(trueIn[kind] ? { do: 'drop', why: 'overtaken' } : { do: 'send' })
  })
  test('over', () => {
    expect(judge({ ...message, until: noon }, standing(status), noon)).toEqual({ do: 'drop', why: 'over' })
    const tellsOfAVisit = !['cancelled', 'released', 'offer', 'offer-over', 'link', 'sign-in-link', ...staffKinds].includes(kind)
    expect(judge(message, standing(status), far.start)).toMatchObject(tellsOfAVisit ? { do: 'drop', why: 'over' } : { do: 'send' })
  })
  test('at night', () => {
    const night = at('2027-03-01', 1380)
    expect(judge(message, standing(status), night)).toEqual(kind.startsWith('reminder') ? { do: 'wait', until: at('2027-03-02', 540) } : { do: 'send' })
  })
  test('not wished for', () => {
    expect(judge(message, standing(status, { reminders: false }), noon)).toEqual(kind.startsWith('reminder') ? { do: 'drop', why: 'unwished' } : { do: 'send' })
  })
})

test('a reminder that could only be sent once the visit has begun isn’t', () => {
  const early = { start: at('2027-03-02', 480), end: at('2027-03-02', 525), practitioner: 'ann' }
  const standing: Standing = { appointment: { status: 'confirmed', start: early.start }, offerOpen: false, reminders: true, zone }
  expect(judge({ kind: 'reminder-1', facts: { visit: early }, until: early.start }, standing, at('2027-03-01', 1380))).toEqual({ do: 'drop', why: 'over' })
})

test('an offer that can’t be answered any more isn’t sent', () => {
  const standing: Standing = { appointment: { status: 'held', start: far.start }, offerOpen: false, reminders: true, zone }
  expect(judge({ kind: 'offer', facts: { visit: far }, until: null }, standing, now)).toEqual({ do: 'drop', why: 'over' })
})
