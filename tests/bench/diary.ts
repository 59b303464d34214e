import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { hashPassword } from '@/lib/auth/password'
import { addDays, dayOf } from '@/lib/core/time'
import { startServer } from '../support/server'
import { median } from './parts/load'
import { fillPractice } from './parts/practice'

// The diary of ten practitioners and two hundred appointments against the same desk with nothing on it (a clinic where nobody is in),
// of the same server, in turns, rendered and not packed; beside it, a page without a desk; and the script that it brings beyond what every page of the
// framework does.

const people = 10
const aday = 20
const rounds = 60
const mostKilobytes = 60
const most = 2

const server = await startServer()
await fillPractice(server.database.ownerUrl, people)
const day = addDays(dayOf(Date.now(), 'Europe/London'), 3)
const [email, password] = [`${randomUUID()}@example.org`, randomUUID()]

async function fill(): Promise<void> {
  const client = new Client({ connectionString: server.database.ownerUrl })
  await client.connect()
  await client.query(`
    insert into clinic (id, name, place, region, address, postcode, phone, time_zone)
      select 'empty', name, 'Nobody is in', region, address, postcode, phone, time_zone from clinic where id = 'bench';
    insert into patient (id, name, phone, date_of_birth, created_at) select md5('p' || i)::uuid, 'Patient Number ' || i, '+447700900123',
      '1970-01-01', now() from generate_series(1, ${people * aday}) i;
    insert into appointment (id, reference, status, clinic_id, practitioner_id, service_id, room_id, patient_id, starts_at, ends_at, busy_until,
        source, first_visit, pregnant, reason, note, created_at, requested_at, confirmed_at, changed_at)
      select md5('a' || i)::uuid, 'PL-' || (100000 + i), case when i % 4 = 0 then 'requested' else 'confirmed' end, 'bench', 'person-' || (1 + i % ${people}),
        'visit', 'room-' || (1 + i % ${people}), md5('p' || (i + 1))::uuid, at, at + interval '25 minutes', at + interval '30 minutes', 'web', i % 5 = 0, i % 9 = 0,
        'Sore', case when i % 6 = 0 then 'A note of a few words' end, now(), now(), now(), now()
      from generate_series(0, ${people * aday - 1}) i,
        lateral (select timestamptz '${day} 08:00 Europe/London' + interval '30 minutes' * (i / ${people}) as at) one;
    insert into call (id, appointment_id, clinic_id, opened_at, due_at) select gen_random_uuid(), id, 'bench', now(), now() from appointment
      where status = 'requested';
    analyze`)
  const staff = randomUUID()
  await client.query("insert into staff (id, email, name, role, password_hash, created_at) values ($1, $2, 'Bench', 'reception', $3, now())",
    [staff, email, await hashPassword(password)])
  await client.query("insert into staff_clinic values ($1, 'bench'), ($1, 'empty')", [staff])
  await client.end()
}

const cookiesOf = (response: Response): string => response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '').join('; ')

async function signIn(): Promise<string> {
  const first = await fetch(`${server.url}/api/auth/csrf`)
  const { csrfToken } = await first.json() as { csrfToken: string }
  const body = new URLSearchParams({ csrfToken, email, password })
  const answer = await fetch(`${server.url}/api/auth/callback/credentials`, {
    method: 'POST', body, redirect: 'manual', headers: { Origin: server.url, Cookie: cookiesOf(first) },
  })
  return cookiesOf(answer)
}

async function timed([address, cookie]: readonly [string, string]): Promise<{ ms: number; html: string }> {
  const since = performance.now()
  const response = await fetch(address, { headers: { 'Cookie': cookie, 'Accept-Encoding': 'identity' } })
  const html = await response.text()
  if (!response.ok) throw new Error(`${response.status} at ${address}`)
  return { ms: performance.now() - since, html }
}

async function scriptKilobytes(html: string): Promise<number> {
  const sources = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source]) => source ?? ''))
  const sizes = await Promise.all([...sources].map(async (source) => gzipSync(await (await fetch(new URL(source, server.url))).text()).length))
  return sizes.reduce((sum, size) => sum + size, 0) / 1024
}

await fill()
const cookie = await signIn()
const pages = {
  diary: [`${server.url}/reception/diary?clinic=bench&day=${day}`, cookie], desk: [`${server.url}/reception/diary?clinic=empty&day=${day}`, cookie],
  plain: [`${server.url}/signed-out`, ''],
} as const
const names = ['diary', 'desk', 'plain'] as const
const first = (await timed(pages.diary)).html
const shown = new Set(first.match(/Patient Number \d+/g))
if (shown.size !== people * aday) throw new Error(`${shown.size} appointments in the diary`)
const times: Record<(typeof names)[number], number[]> = { diary: [], desk: [], plain: [] }
for (let i = -20; i < rounds; i += 1) {
  for (const name of names) {
    const { ms } = await timed(pages[name])
    if (i >= 0) times[name].push(ms)
  }
}
const [full, desk, plain] = [median(times.diary), median(times.desk), median(times.plain)]
console.log(`the diary ${full.toFixed(1)} ms (${Math.round(first.length / 1024)} KB), an empty desk ${desk.toFixed(1)} ms, a page without a desk ${plain.toFixed(1)} ms (medians of ${rounds}, in turns)`)
const ratio = full / desk
console.log(`${ratio < most ? 'within' : 'MISSED'}  the diary against an empty desk: ${ratio.toFixed(2)}× (less than ${most}×); against a page without one: ${(full / plain).toFixed(2)}×`)
const [own, bare] = [await scriptKilobytes(first), await scriptKilobytes((await timed(pages.plain)).html)]
const more = own - bare
console.log(`${more <= mostKilobytes ? 'within' : 'MISSED'}  script beyond that of an empty page: ${more.toFixed(1)} KB of ${own.toFixed(1)} (at most ${mostKilobytes}, gzip)`)
await server.stop()
process.exit(ratio < most && more <= mostKilobytes ? 0 : 1)
