import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { linkSecret } from '@/lib/auth/link-secret'
import { signInToken } from '@/lib/auth/sign-in-link'
import { unsubscribeSecret } from '@/lib/auth/unsubscribe-secret'
import { now } from '@/lib/clock'
import { db } from '@/lib/store/client'
import { keepSignIn, openMailbox } from '@/lib/use-cases/mailbox-session'
import { makeReceptionist } from '../reception/desk'
import { daysAhead, makeWait, offerByLink } from '../reception/waiting'
import { referenceOf } from '../pages/patient-pages'
import { bookOne, weeksAhead } from './ways'

/** Every address that a patient may have been sent or shown, and those that its forms post to. */
const links = [
  '/appointments/REF?key=KEY', '/appointments/REF?key=KEY&news=moved', '/appointments/REF/move?key=KEY', '/appointments/REF/move/to?key=KEY',
  '/appointments/REF/cancel?key=KEY', '/appointments/REF/cancel/now?key=KEY', '/appointments/REF/contact?key=KEY',
  '/appointments/REF/contact?key=KEY&problem=yes', '/appointments/REF/contact/change?key=KEY', '/appointments/REF/renew?key=KEY',
  '/appointments/REF/renew/now?key=KEY', '/api/calendar/REF?key=KEY', '/waiting-list/sooner?reference=REF&key=KEY',
  '/waiting-list/sooner/ask?reference=REF&key=KEY',
  '/appointments/REF?key=OLD', '/appointments/REF/cancel?key=OLD', '/appointments/REF?key=WRONG', '/appointments/REF', '/api/calendar/REF?key=WRONG',
  'OFFER', 'OFFER/take', 'OFFER/decline', 'OFFER/leave',
  '/appointments/mine', '/appointments/mine/ask', '/appointments/mine/leave', '/appointments/mine/again?reference=REF',
  '/appointments/mine/open/TOKEN', '/appointments/mine/open/TOKEN/now',
  '/appointments/lost', '/appointments/lost?asked=yes', '/appointments/lost/send', '/appointments/replaced',
  '/unsubscribe/STOP', '/unsubscribe/STOP/stop', '/unsubscribe/STOP/start', '/api/unsubscribe/STOP',
  '/book/requested', '/api/v1/appointments/REF',
] as const

interface Ground {
  appointment: string
  patient: string
  wait: string
  values: [string, string][]
}

let ground: Ground

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage()
  await bookOne(page, weeksAhead(5), 9)
  const reference = await referenceOf(page)
  await page.close()
  const row = await db().appointment.update({ where: { reference }, data: { linkGeneration: 1 } })
  const [desk, from] = [await makeReceptionist('Scanned Desk'), daysAhead(50)]
  const wait = await makeWait('Scanned Wanda', from)
  const [offer = ''] = await offerByLink(desk, [wait], from)
  const signIn = randomUUID()
  await keepSignIn({ id: signIn, email: 'scanned@example.org', tokenHash: 'ef'.repeat(32) }, now())
  ground = { appointment: row.id, patient: row.patientId ?? '', wait, values: [
    ['REF', reference], ['KEY', linkSecret(row.id, 1)], ['OLD', linkSecret(row.id, 0)], ['WRONG', 'w'.repeat(43)], ['OFFER', offer], ['TOKEN', signInToken(signIn)],
    ['STOP', unsubscribeSecret(row.patientId ?? '')],
  ] }
})

/** All that a patient's link could have changed. What the minute's work does by itself is of the clock and the policy, not of a patient. */
async function fingerprint(): Promise<unknown> {
  const [row] = await db().$queryRaw<unknown[]>`select
    (select md5(a::text) from appointment a where id = ${ground.appointment}::uuid) as appointment,
    (select md5(string_agg(c::text, ' ')) from call c where appointment_id = ${ground.appointment}::uuid) as call,
    (select md5(p::text) from patient p where id = ${ground.patient}::uuid) as patient,
    (select md5(w::text) from wait w where id = ${ground.wait}::uuid) as wait,
    (select md5(string_agg(o::text, ' ')) from offer_to o where wait_id = ${ground.wait}::uuid) as offered,
    (select md5(string_agg(o::text, ' ')) from offer o join offer_to t on t.offer_id = o.id where t.wait_id = ${ground.wait}::uuid) as offer,
    (select md5(string_agg(a::text, ' ')) from appointment a join offer o on o.appointment_id = a.id join offer_to t on t.offer_id = o.id where t.wait_id = ${ground.wait}::uuid) as held,
    (select count(*)::int from wait) as waits, (select count(*)::int from patient) as patients, (select count(*)::int from appointment) as appointments,
    (select md5(string_agg(s::text, ' ' order by id)) from patient_sign_in s) as links,
    (select count(*)::int from patient_session where ended_at is null) as sessions, (select count(*)::int from draft) as drafts,
    (select coalesce(sum(tries), 0)::int from sign_in_throttle) as throttle,
    (select count(*)::int from event where actor_kind = 'patient') as by_patients, (select count(*)::int from event where appointment_id = ${ground.appointment}::uuid) as about`
  return row
}

const addressOf = (link: string): string => ground.values.reduce((address, [name, value]) => address.replace(name, value), link)

/** As a scanner of mail sends it, and as somebody's browser does. */
const senders: Record<string, string>[] = [{ 'user-agent': 'Mozilla/5.0 (compatible; MailScanner)' }, { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' }]

for (const method of ['GET', 'HEAD'] as const) {
  for (const link of links) {
    test(`${method} ${link} changes nothing`, async ({ request }) => {
      const before = await fingerprint()
      for (const headers of senders) {
        const response = await request.fetch(addressOf(link), { method, headers, maxRedirects: 5 })
        expect([link, response.status() < 500]).toEqual([link, true])
      }
      expect(await fingerprint()).toEqual(before)
    })
  }
}

test('the same with a session of “My appointments” in the browser', async ({ request }) => {
  const secret = 'm'.repeat(43)
  await openMailbox({ secret, email: 'scanned@example.org' }, now())
  const before = await fingerprint()
  const headers = { cookie: `__Host-plumbline-mine=${secret}`, 'sec-fetch-mode': 'navigate' }
  const shown = await request.get('/appointments/mine', { headers })
  expect(await shown.text()).toContain('scanned@example.org')
  for (const link of ['/appointments/mine/leave', '/appointments/mine/again?reference=REF', '/appointments/mine/open/TOKEN']) await request.get(addressOf(link), { headers })
  expect(await fingerprint()).toEqual(before)
})
