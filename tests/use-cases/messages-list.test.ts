import '@/tests/support/test-database'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/store/client'
import { answerByLink } from '@/lib/use-cases/answer-offer-link'
import { asked } from './asking'
import { kept, portsTo, sendAt, setUpMailing, someone, subjectsAt } from './mailing'
import { at, monday, wednesday } from './small-practice'
import { emptyList, joined, offered, secretOf, ten } from './waiting'
const mailing = setUpMailing()
const ports = () => portsTo(mailing)
const subjects = () => subjectsAt(mailing)

describe('the waiting list', () => {
  beforeEach(emptyList)
  const waiting = (email: string) => joined({ patient: someone({ email }) })

  test('those who are offered a time get a link each; whoever takes it hears so, and so do the others', async () => {
    const [one, two] = [await waiting('one@example.org'), await waiting('two@example.org')]
    const offer = await offered(mailing.una, [one, two])
    await sendAt(monday, ports())
    const to = (address: string) => mailing.mail.received.filter((got) => got.to[0] === address).map((got) => got.mail)
    expect(to('one@example.org')[0]?.text).toContain(`/offers/${secretOf(offer, one)}`)
    expect(to('two@example.org')[0]?.text).toContain(`/offers/${secretOf(offer, two)}`)
    expect(mailing.mail.received[0]?.raw).toMatch(/^List-Unsubscribe:/m)
    expect((await answerByLink(secretOf(offer, two), 'takes', monday)).ok).toBe(true)
    await sendAt(monday, ports())
    expect([to('one@example.org'), to('two@example.org')].map((got) => got.map(({ subject }) => subject))).toEqual([
      ['A time has come free: Wednesday 3 March at 10:00am', 'Wednesday 3 March at 10:00am is no longer free'],
      ['A time has come free: Wednesday 3 March at 10:00am', 'It is yours: Wednesday 3 March at 10:00am']])
  })

  test('an offer that nothing could be sent for while it stood isn’t sent later', async () => {
    const [one, two] = [await waiting('one@example.org'), await waiting('two@example.org')]
    await offered(mailing.una, [one, two], { start: ten })
    mailing.mail.is('refuses-to-talk')
    await sendAt(monday, ports())
    mailing.mail.is('takes')
    await sendAt(monday + 3 * 3_600_000, ports())
    expect(subjects()).toEqual([])
    expect((await kept({ kind: 'offer' })).map(({ status }) => status)).toEqual(expect.arrayContaining(['failed']))
  })
})

test('an event that breaks what reads it is put off, and holds up nobody', async () => {
  const { appointment: { reference } } = await asked(at(wednesday, 600), { patient: someone({ email: 'one@example.org' }) })
  await db().appointment.update({ where: { reference }, data: { clinicId: 'tamworth' } })
  await db().$executeRaw`insert into clinic (id, name, place, region, address, postcode, phone, time_zone, getting_in) values ('gone', 'Gone', 'Gone', '', '{}', '', '+441217095222', 'No/Where', '{}')`
  await db().appointment.update({ where: { reference }, data: { clinicId: 'gone' } })
  await asked(at(wednesday, 900), { patient: someone({ email: 'two@example.org' }) })
  await sendAt(monday, ports())
  expect(mailing.mail.received.map(({ to }) => to)).toEqual([['two@example.org']])
  expect(await db().outbox.count({ where: { tries: 1 } })).toBe(1)
  await db().appointment.update({ where: { reference }, data: { clinicId: 'hall-green' } })
  await db().clinic.delete({ where: { id: 'gone' } })
  await sendAt(monday + 120_000, ports())
  expect(mailing.mail.received.map(({ to }) => to)).toEqual([['two@example.org'], ['one@example.org']])
  expect(await db().outbox.count()).toBe(0)
})

test('planned twice, owed once', async () => {
  await asked(at(wednesday, 600), { patient: someone({ email: 'grace@example.org' }) })
  await sendAt(monday, ports())
  await db().$executeRaw`insert into outbox (event_id) select id from event where verb = 'request' order by id desc limit 1`
  await sendAt(monday, ports())
  expect(subjects()).toHaveLength(1)
})

test('several servers at once send each message once', async () => {
  for (let i = 0; i < 12; i += 1) await asked(at(`2027-03-${String(3 + Math.floor(i / 6)).padStart(2, '0')}`, 540 + 60 * (i % 6)), { patient: someone({ email: `n${i}@example.org` }), practitioner: 'ann' })
  await Promise.all(Array.from({ length: 4 }, () => sendAt(monday, ports())))
  expect(mailing.mail.received.map(({ to }) => to[0]).sort()).toEqual(Array.from({ length: 12 }, (_, i) => `n${i}@example.org`).sort())
  expect(new Set(mailing.mail.received.map((got) => got.mail.messageId)).size).toBe(12)
})

