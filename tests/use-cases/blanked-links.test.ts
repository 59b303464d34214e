import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { feedSecret } from '@/lib/auth/feed-secret'
import { linkSecret } from '@/lib/auth/link-secret'
import { offerSecret } from '@/lib/auth/offer-secret'
import { signInToken } from '@/lib/auth/sign-in-link'
import { staffLinkToken } from '@/lib/auth/staff-link'
import { unsubscribeSecret } from '@/lib/auth/unsubscribe-secret'
import { baseUrl } from '@/lib/config'
import {
  channels,
  isForStaff,
  mayGoBy,
  messageKinds,
  type Channel,
  type MessageKind,
} from '@/lib/core/messages/kinds'
import { db, disconnect } from '@/lib/store/client'
import { findMessage } from '@/lib/store/messages'
import { copyPatient } from '@/lib/use-cases/copy-patient'
import { readGround } from '@/lib/use-cases/message-scene'
import { openMessage } from '@/lib/use-cases/open-message'
import { openOutbox } from '@/lib/use-cases/open-outbox'
import { openPatient } from '@/lib/use-cases/open-patient'
import { readAppointment } from '@/lib/use-cases/read-appointment'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readDiary } from '@/lib/use-cases/read-diary'
import { readEvents } from '@/lib/use-cases/read-events'
import { readFailures } from '@/lib/use-cases/read-outbox'
import { readPatientMessages } from '@/lib/use-cases/read-patient-messages'
import { readStory } from '@/lib/use-cases/read-story'
import { readToTell } from '@/lib/use-cases/read-to-tell'
import { readWaitingList } from '@/lib/use-cases/read-waiting-list'
import { emailOf, renderPreview, textOf } from '@/lib/use-cases/render-message'
import { createAppointment, createPatient } from '../factories/appointments'
import { createStaff } from '../factories/staff'
import { at, createReceptionist, createSmallPractice, monday, wednesday } from './small-practice'
import { joined, offered, ten } from './waiting'

// Staff read the same words as a message's owner, with the secret of every link left out.

let boss: StaffActor
let bev: StaffActor
let secrets: Record<string, string>
let facts: Record<string, unknown>
let about: {
  appointmentId: string
  patientId: string
  staffId: string
  reference: string
  offer: string
}

/** Puts a row into each table that a secret is derived from. */
async function makeOwners(): Promise<void> {
  const patient = await createPatient({
    now: monday,
    name: 'Grace Whitlock',
    phone: '+447700900123',
    email: 'grace@example.org',
  })
  const { reference } = await createAppointment({
    now: monday,
    at: at(wednesday, 900),
    clinic: 'hall-green',
    practitioner: 'ben',
    service: 'first',
    patient: patient.id,
    traits: ['requested'],
  })
  const row = await db().appointment.update({
    where: { reference },
    data: { contactEmail: 'grace@example.org' },
  })
  const wait = await joined({ patient: { name: 'Grace Whitlock', phone: '+447700900123' } })
  const other = await joined()
  const offer = await offered(bev, [wait, other])
  const [signIn, staffLink] = [randomUUID(), randomUUID()]
  const until = new Date(monday + 900_000)
  await db().patientSignIn.create({
    data: {
      id: signIn,
      email: 'grace@example.org',
      tokenHash: new Uint8Array(32),
      askedAt: new Date(monday),
      expiresAt: until,
    },
  })
  await db().staffLink.create({
    data: {
      id: staffLink,
      staffId: bev.id,
      purpose: 'reset',
      madeAt: new Date(monday),
      expiresAt: until,
    },
  })
  const feed = await db().calendarFeed.create({
    data: { id: randomUUID(), staffId: bev.id, changedAt: new Date(monday) },
  })
  const visit = { start: row.startsAt.getTime(), end: row.endsAt.getTime(), practitioner: 'ben' }
  facts = {
    visit,
    was: { ...visit, start: visit.start - 3_600_000 },
    callBy: monday,
    offer: { id: offer, wait, until: ten },
    signIn,
    staffLink,
    absence: { outcome: 'granted', from: monday, until: ten },
    mailbox: 'booking', wrongs: ['disk', 'backup'],
  }
  about = { appointmentId: row.id, patientId: patient.id, staffId: bev.id, reference, offer }
  secrets = {
    appointment: linkSecret(row.id, row.linkGeneration),
    offer: offerSecret({ offer, wait, generation: 0 }),
    signIn: signInToken(signIn),
    otherOffer: offerSecret({ offer, wait: other, generation: 0 }),
    reminders: unsubscribeSecret(patient.id),
    staffLink: staffLinkToken(staffLink),
    feed: feedSecret({ feed: feed.id, generation: feed.generation }),
  }
}

beforeAll(async () => {
  await createSmallPractice()
  bev = await createReceptionist('Bev Okafor')
  boss = await createStaff({
    now: monday,
    traits: ['manager'],
    name: 'Helen Marchetti',
    clinics: ['hall-green', 'tamworth'],
  })
  await makeOwners()
})
afterAll(disconnect)

/** The owners of the secrets of which so much is in a text that the rest could be guessed. */
const secretsIn = (text: string): string[] =>
  Object.entries(secrets)
    .filter(([, secret]) =>
      [secret.slice(0, 30), secret.slice(-20)].some((part) => text.includes(part)),
    )
    .map(([name]) => name)

/** Such a message: waiting for a server or failed. */
async function made(kind: MessageKind, channel: Channel, status = 'failed'): Promise<string> {
  const event = await db().event.create({
    data: { at: new Date(monday), verb: 'note', actorKind: 'clock' },
  })
  const id = randomUUID()
  const { appointmentId, patientId, staffId } = about
  const { offer, staffLink, ...others } = facts
  const own = {
    ...(kind.startsWith('staff-') && { staffLink }),
    ...(['offer', 'offer-over'].includes(kind) && { offer }),
  }
  const recipient = isForStaff(kind) ? 'staff' : 'patient'
  await db().message.create({
    data: {
      id,
      dedupeKey: id,
      eventId: event.id,
      kind,
      channel,
      recipient,
      clinicId: 'hall-green',
      appointmentId,
      facts: JSON.parse(JSON.stringify({ ...others, ...own })) as object,
      ...(recipient === 'staff' ? { staffId } : { patientId }),
      status,
      error: status === 'failed' ? 'refused' : null,
      sentAt: status === 'sent' ? new Date(monday) : null,
      createdAt: new Date(monday),
      dueAt: new Date(monday),
    },
  })
  return id
}

/** The same message as its owner gets it. */
async function sentAs(id: string): Promise<string> {
  const message = await findMessage(id)
  if (!message) throw new Error('no such message')
  const ground = await readGround(message, 'owner', monday)
  if (message.channel === 'text') return textOf(message, ground, monday)
  const { html, text } = await emailOf(message, ground, monday)
  return [text, html, ground.stop ?? ''].join('\n')
}

/** Whose secret each kind carries to its owner; a kind that isn't named here carries none. */
const carries: Partial<Record<MessageKind, string[]>> = {
  requested: ['appointment'],
  confirmed: ['appointment'],
  moved: ['appointment'],
  unreached: ['appointment'],
  link: ['appointment'],
  'reminder-3': ['appointment', 'reminders'],
  'reminder-1': ['appointment', 'reminders'],
  offer: ['offer'],
  'offer-taken': ['appointment'],
  'sign-in-link': ['signIn'],
  'staff-invite': ['staffLink'],
  'staff-reset': ['staffLink'],
}
/** Other texts have no room for it, and name the phone number alone. */
const textsWith: readonly MessageKind[] = ['confirmed', 'offer', 'offer-taken']

const all = messageKinds.flatMap((kind) =>
  channels.filter((channel) => mayGoBy(kind, channel)).map((channel) => [kind, channel] as const),
)
/** Pages that anybody may open. */
const staffPages = ['', '/', '/day', '/day/absences', '/signin', '/manage/health']
const openPages = () => staffPages.map((path) => `${baseUrl()}${path}`)
const blank = /•{5}|\*{43,}/

describe.each(all)('%s by %s', (kind, channel) => {
  const secretKinds = channel === 'text' && !textsWith.includes(kind) ? [] : (carries[kind] ?? [])

  test('carries its secret to its owner, or none', async () => {
    expect(secretsIn(await sentAs(await made(kind, channel))).sort()).toEqual(
      [...secretKinds].sort(),
    )
  })

  test.each([['failed'], ['no-server'], ['sent'], ['due']])(
    'shows no secret to staff when it is %s',
    async (status) => {
      const id = await made(kind, channel, status)
      for (const who of [boss, bev]) {
        const shown = [
          await renderPreview(who, { id }, monday),
          await openMessage(who, { id }, monday),
        ]
        expect(shown.map(({ ok }) => ok)).toEqual([true, true])
        expect(secretsIn(JSON.stringify(shown))).toEqual([])
      }
    },
  )

  test('shows where each link was, and none of them can be pressed', async () => {
    const preview = await renderPreview(boss, { id: await made(kind, channel) }, monday)
    if (!preview.ok) throw new Error(preview.refusal.reason)
    const { text, blanked } = preview.value
    expect([blank.test(text), blanked]).toEqual([secretKinds.length > 0, secretKinds.length > 0])
    if (preview.value.channel === 'text') return
    const { html } = preview.value
    expect(blank.test(html)).toBe(secretKinds.length > 0)
    const pressed = [...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)
    expect(pressed.filter((to) => !openPages().includes(to ?? ''))).toEqual([])
  })

  test('says word for word what its owner reads', async () => {
    const id = await made(kind, channel)
    const preview = await renderPreview(boss, { id }, monday)
    const without = (text: string) =>
      Object.values(secrets)
        .reduce((left, secret) => left.replaceAll(secret, '…'), text)
        .replace(new RegExp(blank, 'g'), '…')
    const sent = (await sentAs(id)).split(/\n<!DOCTYPE/)[0] ?? ''
    expect(preview.ok && without(preview.value.text)).toBe(without(sent))
  })
})

describe('nothing that staff read has a secret in it', () => {
  const clinic = { clinic: 'hall-green' }
  const reads: [string, () => Promise<unknown>][] = [
    ['the outbox', () => openOutbox(boss, clinic, monday)],
    ['what was not delivered', () => readFailures(bev, clinic, monday)],
    ['a patient’s messages', () => readPatientMessages(bev, { id: about.patientId })],
    ['a record', () => openPatient(boss, { id: about.patientId }, monday)],
    [
      'a patient’s copy, to print',
      () => copyPatient(boss, { id: about.patientId, form: 'page' }, monday),
    ],
    [
      'a patient’s copy, as a file',
      () => copyPatient(boss, { id: about.patientId, form: 'json' }, monday),
    ],
    ['an appointment', () => readAppointment(bev, about.reference, monday)],
    ['its story', () => readStory(bev, { reference: about.reference }, monday)],
    ['the diary', () => readDiary(bev, { ...clinic, day: wednesday }, monday)],
    ['the calls', () => readCalls(bev, clinic, monday)],
    ['the waiting list', () => readWaitingList(bev, { ...clinic, offer: about.offer }, monday)],
    ['patients to contact', () => readToTell(bev, clinic, monday)],
    ['the activity log', () => readEvents(boss, { limit: 500 } as never, monday)],
  ]
  test.each(reads)('%s', async (_, read) => {
    const found = (await read()) as { ok?: boolean }
    expect(found).not.toMatchObject({ ok: false })
    expect(
      secretsIn(
        JSON.stringify(found, (__, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        ),
      ),
    ).toEqual([])
  })
})
