import '@/tests/support/test-database'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { formatInstant } from '@/lib/core/time'
import { db, disconnect } from '@/lib/store/client'
import { actOnAppointment } from '@/lib/use-cases/act-on-appointment'
import { mailServer, type MailServer } from '@/tests/support/mail-server'
import { textService, type TextServiceStandIn } from '@/tests/support/text-service'
import { asked } from './asking'
import { forgetMessages, kept, portsTo, sendAt } from './mailing'
import { at, createReceptionist, createSmallPractice, monday, releaseAll, wednesday, zone } from './small-practice'

let mail: MailServer
let texts: TextServiceStandIn

beforeAll(async () => {
  await createSmallPractice()
  ;[mail, texts] = [await mailServer(), await textService()]
})
beforeEach(async () => {
  await releaseAll()
  await forgetMessages()
  mail.is('takes')
  texts.is('takes')
  mail.received.length = 0
  texts.received.length = 0
})
afterAll(async () => {
  await Promise.all([mail.close(), texts.close()])
  await disconnect()
})

const grace = { name: 'Grace Whitlock', phone: '+447700900123', email: 'grace@example.org' }
const ports = () => portsTo({ mail, texts })

test('a request by email: what is kept, when we ring, the link and the calendar entry', async () => {
  const { manageUrl } = await asked(at(wednesday, 600), { patient: grace })
  await sendAt(monday, ports())
  expect(await kept()).toEqual([{ kind: 'requested', channel: 'email', status: 'sent', error: null, address: 'grace@example.org' }])
  const [{ mail: got, to } = { mail: null, to: null }] = mail.received
  expect(to).toEqual(['grace@example.org'])
  expect(got?.subject).toBe('Wednesday 3 March at 10:00am is kept for you')
  expect(got?.text).toContain(manageUrl)
  expect(got?.html).toContain(manageUrl.replaceAll('&', '&amp;'))
  expect(got?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([['appointment.ics', 'text/calendar']])
})

test('confirmed and reminded at ten on the third and the last day before', async () => {
  await asked(at(wednesday, 600), { patient: grace }, at('2027-02-20', 600))
  const { reference } = await db().appointment.findFirstOrThrow({ where: { status: 'requested' } })
  await sendAt(at('2027-02-20', 600), ports())
  await actOnAppointment(await createReceptionist('Una Desk'), { reference, verb: 'confirm' }, at('2027-02-20', 660))
  await sendAt(at('2027-02-20', 660), ports())
  const due = await db().message.findMany({ where: { status: 'due' }, orderBy: { dueAt: 'asc' } })
  expect(due.map(({ kind, dueAt }) => [kind, formatInstant(dueAt.getTime(), zone)])).toEqual([
    ['reminder-3', '2027-02-28T10:00:00+00:00'], ['reminder-1', '2027-03-02T10:00:00+00:00']])
  await sendAt(at('2027-02-28', 600), ports())
  await sendAt(at('2027-03-02', 600), ports())
  expect(mail.received.map((one) => one.mail.subject)).toEqual([
    'Wednesday 3 March at 10:00am is kept for you', 'Confirmed: Wednesday 3 March at 10:00am',
    'A reminder for Wednesday 3 March at 10:00am', 'See you on Wednesday 3 March at 10:00am'])
  expect(mail.received[3]?.raw).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost:3000\/api\/unsubscribe\/r[\w-]{65}>/m)
  expect(mail.received[1]?.raw).not.toMatch(/^List-Unsubscribe/m)
})
