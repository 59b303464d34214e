import '@/tests/support/test-database'
import { describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import type { Instant } from '@/lib/core/time'
import { db } from '@/lib/store/client'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { dropWords, editTemplate, openTemplate } from '@/lib/use-cases/edit-template'
import { readFailures, readOutbox } from '@/lib/use-cases/read-outbox'
import { renderPreview } from '@/lib/use-cases/render-message'
import { settleFailure, takeFailure } from '@/lib/use-cases/settle-failure'
import { asked } from './asking'
import { confirmedAt, early, kept, portsTo, sendAt, setUpMailing, someone, subjectsAt } from './mailing'
import { at, createReceptionist, wednesday } from './small-practice'
const mailing = setUpMailing()
const ports = () => portsTo(mailing)
const subjects = () => subjectsAt(mailing)
const confirmed = (patient: ReturnType<typeof someone>, start?: Instant, now?: Instant) => confirmedAt(mailing, patient, start, now)

describe('a failure', () => {
  test('stands in a list until somebody has dealt with it; sent again it goes to what the record says by then', async () => {
    mailing.mail.is('no-such-address')
    const reference = await confirmed(someone({ email: 'wrong@example.org' }))
    const list = async (who = mailing.una) => {
      const read = await readFailures(who, {}, early)
      return read.ok ? read.value : []
    }
    const [failure] = await list()
    expect(failure).toMatchObject({ kind: 'confirmed', status: 'failed', error: 'wrong-address', address: 'wrong@example.org', reference, owner: null })
    const id = failure?.id ?? ''
    const ina = await createReceptionist('Ina Desk')
    expect((await takeFailure(mailing.una, { id }, early)).ok).toBe(true)
    expect(await takeFailure(ina, { id }, early)).toMatchObject({ refusal: { reason: 'call-closed', by: 'Una Desk' } })
    expect(await takeFailure(await createReceptionist('Elsewhere', ['tamworth']), { id }, early)).toMatchObject({ refusal: { reason: 'forbidden' } })
    mailing.mail.is('takes')
    await db().appointment.update({ where: { reference }, data: { contactEmail: 'right@example.org' } })
    expect((await settleFailure(ina, { id, how: 'again' }, early)).ok).toBe(true)
    await sendAt(early, ports())
    expect(mailing.mail.received.map(({ to }) => to)).toEqual([['right@example.org']])
    expect(await list()).toEqual([])
  })

  test('dealt with is out of the list, once', async () => {
    mailing.mail.is('no-such-address')
    await confirmed(someone({ email: 'wrong@example.org' }))
    const [failure] = await db().message.findMany({ where: { status: 'failed' } })
    const id = failure?.id ?? ''
    expect((await settleFailure(mailing.una, { id, how: 'told' }, early)).ok).toBe(true)
    expect(await settleFailure(mailing.una, { id, how: 'dropped' }, early)).toMatchObject({ ok: false })
    const read = await readFailures(mailing.manager, {}, early)
    expect(read.ok && read.value).toEqual([])
    expect(await db().event.count({ where: { verb: 'settle-failure', appointmentId: failure?.appointmentId ?? '' } })).toBe(1)
  })
})

describe('without a server', () => {
  test('what is owed waits, can be read as they would see it, and goes out once there is one; what is over by then doesn’t', async () => {
    const none = portsTo({})
    const patient = someone({ email: 'grace@example.org' })
    const { manageUrl, appointment: { reference } } = await asked(at(wednesday, 600), { patient }, early)
    await actOnAppointment(mailing.una, { reference, verb: 'confirm' }, early)
    for (const moment of [early, at('2027-02-28', 600)]) await sendAt(moment, none)
    expect((await kept()).map(({ kind, status }) => [kind, status])).toEqual([['requested', 'unwanted'], ['confirmed', 'no-server'], ['reminder-3', 'no-server'], ['reminder-1', 'due']])
    const read = await readOutbox(mailing.manager, {}, early)
    const entry = read.ok ? read.value.entries.find(({ kind }) => kind === 'confirmed') : undefined
    const preview = await renderPreview(mailing.manager, { id: entry?.id ?? '' }, early)
    expect(preview).toMatchObject({ ok: true, value: { channel: 'email', to: 'grace@example.org', subject: 'Confirmed: Wednesday 3 March at 10:00am', attachment: 'appointment.ics' } })
    expect(preview.ok && preview.value.text).toContain(manageUrl.replace(/key=.*/, 'key=•••••'))
    await sendAt(at('2027-03-02', 630), ports())
    expect(subjects()).toEqual(['Confirmed: Wednesday 3 March at 10:00am', 'See you on Wednesday 3 March at 10:00am'])
    expect(await kept({ kind: 'reminder-3' })).toMatchObject([{ status: 'unwanted', error: 'over' }])
  })

  test.each([['reception elsewhere', 'tamworth', 'reception'], ['a practitioner', 'hall-green', 'practitioner']] as const)('%s may not read what is written', async (_, clinic, role) => {
    await confirmed(someone({ email: 'grace@example.org' }))
    const [message] = await db().message.findMany()
    const who: StaffActor = { ...await createReceptionist('Someone Else', [clinic]), role }
    expect(await renderPreview(who, { id: message?.id ?? '' }, early)).toMatchObject({ ok: false, refusal: { reason: 'forbidden' } })
  })
})

describe('the practice’s own words', () => {
  const words = { kind: 'confirmed', channel: 'email', subject: 'See you {day}', body: 'Dear {firstName},\n\nPark behind the house.' } as const
  const lastVersion = async () => {
    const opened = await openTemplate(mailing.manager, words)
    return (opened.ok && opened.value.versions[0]?.id) || null
  }
  test('go out in place of ours, until ours are wanted again', async () => {
    expect((await editTemplate(mailing.manager, { ...words, seen: null }, early)).ok).toBe(true)
    await confirmed(someone({ name: 'Grace Whitlock', email: 'grace@example.org' }))
    expect([subjects(), mailing.mail.received[0]?.mail.text?.slice(0, 42)]).toEqual([['See you Wednesday 3 March'], 'Dear Grace,\n\nPark behind the house.\n\nWhen:'])
    expect((await dropWords(mailing.manager, { ...words, seen: await lastVersion() }, early)).ok).toBe(true)
    await confirmed(someone({ email: 'grace@example.org' }), at(wednesday, 900))
    expect(subjects()[1]).toBe('Confirmed: Wednesday 3 March at 3:00pm')
  })
  test('name nothing that isn’t there, and are a manager’s to write', async () => {
    expect(await editTemplate(mailing.manager, { ...words, body: 'About {reason}', seen: null }, early)).toMatchObject({ refusal: { reason: 'invalid', errors: [{ path: ['body'] }] } })
    expect(await editTemplate(mailing.una, { ...words, seen: null }, early)).toMatchObject({ refusal: { reason: 'forbidden' } })
  })
})

