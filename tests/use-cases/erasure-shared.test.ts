import '../support/test-database'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { makeSecret } from '@/lib/auth/hold-secret'
import { signInToken } from '@/lib/auth/sign-in-link'
import { db, disconnect } from '@/lib/store/client'
import { askRingBack } from '@/lib/use-cases/ask-ring-back'
import { beginImport } from '@/lib/use-cases/begin-import'
import { copyPatient } from '@/lib/use-cases/copy-patient'
import { dropImport } from '@/lib/use-cases/drop-import'
import { erasePatient } from '@/lib/use-cases/erase-patient'
import { forgetSessions } from '@/lib/use-cases/forget-sessions'
import { keepSignIn, openMailbox } from '@/lib/use-cases/mailbox-session'
import { planErasure } from '@/lib/use-cases/plan-erasure'
import { saveDraft } from '@/lib/use-cases/save-draft'
import { createPatient } from '../factories/appointments'
import { createStaff } from '../factories/staff'
import { hashOf } from './asking'
import { after, versionOf, visit } from './law-ground'
import { forgetMessages, portsTo, sendAt } from './mailing'
import { createSmallPractice, monday, releaseAll } from './small-practice'

// A mother and her child share a telephone and an email address. Erasing one of them leaves what is the other's.

let boss: StaffActor
const now = after('2027-06-01')
const phone = '+447700900611'
const email = 'household@example.org'

beforeAll(async () => {
  await createSmallPractice()
  await createPatient({
    now: monday,
    name: 'Basil Bystander',
    phone: '+447700900999',
    email: 'basil@example.org',
  })
})
beforeEach(async () => {
  // One test forgets old sessions, and with them who was signed in.
  boss = await createStaff({
    now: monday,
    traits: ['manager'],
    name: 'Helen Marchetti',
    clinics: ['hall-green', 'tamworth'],
  })
  await releaseAll()
  await forgetMessages()
  await db().patient.updateMany({
    where: { phone },
    data: { erasedHow: 'whole', erasedAt: new Date(monday), phone: '', email: null },
  })
  await Promise.all([
    db().ringBack.deleteMany(),
    db().draft.deleteMany(),
    db().patientSignIn.deleteMany(),
    db().patientSession.deleteMany(),
  ])
  for (const { id } of await db().import.findMany({ where: { state: 'open' } }))
    await dropImport(boss, { id }, monday)
})
afterAll(disconnect)

const record = async (name: string, change: { email?: string | null } = {}) => {
  const { id } = await createPatient({
    now: monday,
    name,
    phone,
    email: 'email' in change ? (change.email ?? null) : email,
    dateOfBirth: '1990-01-01',
  })
  const { id: appointment } = await visit(id, 'cancelled')
  await db().appointment.update({
    where: { id: appointment },
    data: { contactEmail: null, contactPhone: null, bookedByName: null, note: null, reason: null },
  })
  return { id, appointment }
}
const erase = async (id: string) => erasePatient(boss, { id, version: await versionOf(id) }, now)

async function askToBeRung(name: string, closed = true): Promise<string> {
  const asked = await askRingBack(
    { clinic: 'hall-green', name, phone, bestTime: 'any', about: `about ${name}` },
    monday,
  )
  if (!asked.ok) throw new Error(asked.refusal.reason)
  if (closed)
    await db().ringBack.update({
      where: { id: asked.value.id },
      data: { closedAt: new Date(monday), outcome: 'answered' },
    })
  return asked.value.id
}

/** A link to sign in, the message that took it there, and a session. */
async function signIn(): Promise<void> {
  const id = randomUUID()
  await keepSignIn({ id, email, tokenHash: hashOf(signInToken(id)) }, monday)
  await openMailbox({ secret: makeSecret(), email }, monday)
  await sendAt(monday, portsTo({}))
}
const signInsLeft = async () => [
  await db().patientSignIn.count({ where: { email } }),
  await db().patientSession.count({ where: { email } }),
  await db().message.count({ where: { kind: 'sign-in-link', address: email } }),
]
const namesLeft = async () =>
  (await db().ringBack.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name)

describe('the way into “My appointments”', () => {
  it('goes with the only person who is known under the address, whoever else has one', async () => {
    const { id } = await record('Odalys Thistlewick')
    await signIn()
    expect(await signInsLeft()).toEqual([1, 1, 1])
    expect((await erase(id)).ok).toBe(true)
    expect(await signInsLeft()).toEqual([0, 0, 0])
    expect(await db().message.findFirst({ where: { kind: 'sign-in-link' } })).toMatchObject({
      status: 'unwanted',
      error: 'over',
      address: null,
    })
  })

  it.each<[string, 'child' | 'mother']>([
    ['child', 'child'],
    ['mother', 'mother'],
  ])(
    'stays for the other when the %s is erased, and goes with the last of them',
    async (_, first) => {
      const both = {
        child: await record('Zephyrine Thistlewick'),
        mother: await record('Odalys Thistlewick'),
      }
      await signIn()
      const last = first === 'child' ? 'mother' : 'child'
      expect((await erase(both[first].id)).ok).toBe(true)
      expect(await signInsLeft()).toEqual([1, 1, 1])
      expect((await erase(both[last].id)).ok).toBe(true)
      expect(await signInsLeft()).toEqual([0, 0, 0])
    },
  )

  it('stays for somebody who gave the address with an appointment alone', async () => {
    const [child, mother] = [
      await record('Zephyrine Thistlewick'),
      await record('Odalys Thistlewick', { email: null }),
    ]
    await db().appointment.update({
      where: { id: mother.appointment },
      data: { contactEmail: 'Household@Example.org' },
    })
    await signIn()
    await erase(child.id)
    expect(await signInsLeft()).toEqual([1, 1, 1])
    await erase(mother.id)
    expect(await signInsLeft()).toEqual([0, 0, 0])
  })

  it('doesn’t stay for somebody who is erased already, nor for a record that was merged away', async () => {
    const [gone, other] = [
      await record('Zephyrine Thistlewick'),
      await record('Odalys Thistlewick'),
    ]
    await db().patient.update({ where: { id: gone.id }, data: { mergedIntoId: other.id } })
    await signIn()
    await erase(other.id)
    expect(await signInsLeft()).toEqual([0, 0, 0])
  })

  it('is forgotten a day after the link is over, the address that it was sent to with it', async () => {
    await record('Odalys Thistlewick')
    await signIn()
    const { expiresAt } = await db().patientSignIn.findFirstOrThrow({ where: { email } })
    const day = 86_400_000
    await forgetSessions(expiresAt.getTime() + day - 1)
    expect((await signInsLeft())[2]).toBe(1)
    await forgetSessions(expiresAt.getTime() + day)
    expect(await signInsLeft()).toEqual([0, 0, 0])
  })
})

describe('what names no record', () => {
  it('is erased of one and kept of the other', async () => {
    const [child, mother] = [
      await record('Zephyrine Thistlewick'),
      await record('Odalys Thistlewick'),
    ]
    for (const name of ['Zefirine Thisselwick', 'Zephyrine Thistlewick', 'Odalys Thistlewick'])
      await askToBeRung(name)
    for (const name of ['Zephyrine Thistlewick', 'Odalys Thistlewick'])
      await saveDraft(
        { draft: makeSecret(), details: { name, phone: '07700 900 611', email } },
        monday,
      )
    const text = [
      'Name,Phone',
      'Zephyrine Thistlewick,07700 900611',
      'Odalys Thistlewick,07700 900611',
    ].join('\n')
    await beginImport(
      boss,
      {
        clinic: 'hall-green',
        kind: 'patients',
        fileName: 'a.csv',
        bytes: new TextEncoder().encode(text),
      },
      monday,
    )
    expect(await planErasure(boss, { id: child.id }, now)).toMatchObject({
      ok: true,
      value: { counts: { ringBacks: 2, importRows: 1 } },
    })
    await erase(child.id)
    const left = async () => [
      await namesLeft(),
      (await db().draft.findMany()).map(({ details }) => (details as { name?: string }).name),
      (await db().importRow.findMany()).map(({ cells }) => cells[0]),
    ]
    expect(await left()).toEqual([
      ['Erased', 'Erased', 'Odalys Thistlewick'],
      ['Odalys Thistlewick'],
      ['Odalys Thistlewick'],
    ])
    expect(await db().import.findFirst({ where: { state: 'open' } })).toMatchObject({
      rowCount: 1,
      version: 2,
    })
    await erase(mother.id)
    expect(await left()).toEqual([['Erased', 'Erased', 'Erased'], [], []])
  })

  it('is part of a patient’s copy', async () => {
    const { id } = await record('Zephyrine Thistlewick')
    await askToBeRung('Zefirine Thisselwick')
    await saveDraft(
      { draft: makeSecret(), details: { name: 'Zephyrine Thistlewick', phone: '07700 900611' } },
      monday,
    )
    await signIn()
    const copy = await copyPatient(boss, { id, form: 'json' }, now)
    const tables = copy.ok ? copy.value.sections.map(({ table }) => table) : []
    expect(tables).toEqual(
      expect.arrayContaining([
        'ring_back',
        'draft',
        'message',
        'patient_sign_in',
        'patient_session',
      ]),
    )
  })

  it('blocks an erasure while they are still to be called back under another spelling', async () => {
    const [child, mother] = [
      await record('Zephyrine Thistlewick'),
      await record('Odalys Thistlewick'),
    ]
    const id = await askToBeRung('Zefirine Thisselwick', false)
    expect(await planErasure(boss, { id: child.id }, now)).toMatchObject({
      ok: true,
      value: { blockers: ['ring-back'] },
    })
    expect(await erase(child.id)).toMatchObject({ ok: false, refusal: { reason: 'invalid' } })
    expect((await erase(mother.id)).ok).toBe(true)
    expect(await db().ringBack.findUniqueOrThrow({ where: { id } })).toMatchObject({
      name: 'Zefirine Thisselwick',
      closedAt: null,
    })
  })
})
