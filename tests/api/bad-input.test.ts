import './set-clock'
import { call, createSmallPractice, json } from './ground'
import { beforeAll, describe, expect, test } from 'vitest'

const slot = { clinic: 'hall-green', service: 'first', start: '2027-03-03T10:00:00+00:00' }
const patient = { name: 'Rosa Field', phone: '07700 900123' }
let turn = 0
const key = () => ({ 'Idempotency-Key': `bad-input-${turn++}` })
const ask = (change: Record<string, unknown>, headers = key()) =>
  call('POST', '/api/v1/appointments', { body: { ...slot, patient, ...change }, headers })

beforeAll(createSmallPractice)

async function expectProblem(response: Response, status: number, reason: string): Promise<Record<string, unknown>> {
  const body = await json(response)
  expect(body).toMatchObject({ type: `/problems/${reason}`, status })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|prisma/i)
  return body
}

describe('what is no right request at all', () => {
  const post = (raw: BodyInit, headers: Record<string, string>) =>
    call('POST', '/api/v1/appointments', { raw, headers: { ...key(), ...headers } })
  const type = { 'Content-Type': 'application/json' }

  test.each([
    ['half a body', '{"clinic":', 400, 'not-json', type],
    ['no body', '', 400, 'not-json', type],
    ['bytes that are no text', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 400, 'not-json', type],
    ['a form', 'clinic=hall-green', 415, 'unsupported-type', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['text', '{}', 415, 'unsupported-type', { 'Content-Type': 'text/plain' }],
    ['another alphabet', '{}', 415, 'unsupported-type', { 'Content-Type': 'application/json; charset=utf-16' }],
    ['65 KiB', JSON.stringify({ reason: 'x'.repeat(65 * 1024) }), 413, 'too-large', type],
    ['65 KiB that claims to be small', JSON.stringify({ reason: 'x'.repeat(65 * 1024) }), 413, 'too-large', { ...type, 'Content-Length': '12' }],
    ['a number', '7', 422, 'invalid', type],
    ['null', 'null', 422, 'invalid', type],
    ['a list', '[]', 422, 'invalid', type],
    ['sixty thousand brackets', '['.repeat(30_000) + ']'.repeat(30_000), 422, 'invalid', type],
    ['a member that changes every object', '{"__proto__":{"clinic":"hall-green"}}', 422, 'invalid', type],
  ] as const)('%s', async (_, raw, status, reason, headers) => {
    await expectProblem(await post(raw, headers), status, reason)
  })

  test('65 KiB in pieces, without saying how long it is', async () => {
    let left = 65
    const raw = new ReadableStream<Uint8Array>({ pull: (c) => (left-- > 0 ? c.enqueue(new Uint8Array(1024).fill(32)) : c.close()) })
    await expectProblem(await post(raw, type), 413, 'too-large')
  })

  test.each([undefined, '', 'two words\u00e9', 'x'.repeat(256)])('no usable Idempotency-Key: %s', async (value) => {
    const headers: Record<string, string> = value === undefined ? {} : { 'Idempotency-Key': value }
    await expectProblem(await call('POST', '/api/v1/appointments', { body: { ...slot, patient }, headers }), 400, 'idempotency-key-missing')
  })
})

describe('what parses and is wrong, each named', () => {
  test.each([
    ['an unknown member', { colour: 'blue' }, ['colour']],
    ['an unknown member further in', { patient: { ...patient, age: 40 } }, ['patient', 'age']],
    ['a number for a name', { patient: { ...patient, name: 7 } }, ['patient', 'name']],
    ['no patient', { patient: undefined }, ['patient']],
    ['an empty name', { patient: { ...patient, name: '   ' } }, ['patient', 'name']],
    ['a name of invisible characters', { patient: { ...patient, name: '\u200b\u200d' } }, ['patient', 'name']],
    ['a name with a zero byte', { patient: { ...patient, name: 'Rosa\u0000Field' } }, ['patient', 'name']],
    ['a name with half a character', { patient: { ...patient, name: 'Rosa \ud83d' } }, ['patient', 'name']],
    ['a name of 201 characters', { patient: { ...patient, name: 'x'.repeat(201) } }, ['patient', 'name']],
    ['letters for a phone', { patient: { ...patient, phone: 'ring me' } }, ['patient', 'phone']],
    ['a phone that is too short', { patient: { ...patient, phone: '07700 9001' } }, ['patient', 'phone']],
    ['no phone', { patient: { name: 'Rosa Field' } }, ['patient', 'phone']],
    ['an email without an at', { patient: { ...patient, email: 'rosa.example.org' } }, ['patient', 'email']],
    ['a day that never was', { patient: { ...patient, dateOfBirth: '1985-02-29' } }, ['patient', 'dateOfBirth']],
    ['a birth to come', { patient: { ...patient, dateOfBirth: '2027-03-02' } }, ['patient', 'dateOfBirth']],
    ['a birth long ago', { patient: { ...patient, dateOfBirth: '1899-12-31' } }, ['patient', 'dateOfBirth']],
    ['a British date', { patient: { ...patient, dateOfBirth: '29/02/1984' } }, ['patient', 'dateOfBirth']],
    ['a reason of 10,000 characters', { reason: 'x'.repeat(10_000) }, ['reason']],
    ['a reason with a bell', { reason: 'Back\u0007' }, ['reason']],
    ['a start without an offset', { start: '2027-03-03T10:00:00' }, ['start']],
    ['a start that is a number', { start: 1_803_981_600_000 }, ['start']],
    ['a start in 2027-13', { start: '2027-13-03T10:00:00Z' }, ['start']],
    ['a past time', { start: '2027-02-23T10:00:00Z' }, ['start']],
    ['a time outside the rota', { start: '2027-03-03T20:00:00Z' }, ['start']],
    ['a time off the grid', { start: '2027-03-03T10:07:00Z' }, ['start']],
    ['a time with seconds', { start: '2027-03-03T10:00:30Z' }, ['start']],
    ['a Sunday', { start: '2027-03-07T10:00:00Z' }, ['start']],
    ['too soon', { start: '2027-03-01T09:00:00Z' }, ['start']],
    ['past the horizon', { start: '2027-06-02T10:00:00Z' }, ['start']],
    ['a clinic that is none', { clinic: 'atlantis' }, ['clinic']],
    ['a clinic with capitals', { clinic: 'Hall Green' }, ['clinic']],
    ['a service that is none', { service: 'massage' }, ['service']],
    ['a practitioner who does not do that', { practitioner: 'nobody' }, ['practitioner']],
    ['a hold and a time', { hold: 'x'.repeat(43) }, ['start']],
    ['a hold that is no secret', { hold: 'abc', clinic: undefined, service: undefined, start: undefined }, ['hold']],
    ['neither hold nor time', { start: undefined }, ['start']],
    ['yes for true', { pregnant: 'yes' }, ['pregnant']],
    ['a best time that is none', { bestTime: 'midnight' }, ['bestTime']],
  ] as const)('%s', async (_, change, path) => {
    const body = await expectProblem(await ask(change), 422, 'invalid')
    const errors = body['errors'] as { path: unknown[]; message: string }[]
    expect(errors.map((error) => error.path)).toContainEqual([...path])
    for (const { message } of errors) expect(message).toMatch(/^[A-Z].{8,}/)
  })

  test.each([
    ['a day that never was', 'from=2027-02-30&to=2027-03-05', ['from']],
    ['no days', '', ['from']],
    ['a range that runs backwards', 'from=2027-03-05&to=2027-03-01', ['to']],
    ['63 days', 'from=2027-03-01&to=2027-05-02', ['to']],
    ['one twice', 'from=2027-03-01&from=2027-03-02&to=2027-03-05', ['from']],
    ['one unknown', 'from=2027-03-01&to=2027-03-05&page=2', ['page']],
    ['a member that changes every object', 'from=2027-03-01&to=2027-03-05&__proto__=x', ['__proto__']],
  ] as const)('slots with %s', async (_, query, path) => {
    const body = await expectProblem(await call('GET', `/api/v1/slots?clinic=hall-green&service=first&${query}`), 422, 'invalid')
    expect((body['errors'] as { path: unknown[] }[]).map((error) => error.path)).toContainEqual([...path])
  })

  test('62 days are not too many', async () => {
    expect((await call('GET', '/api/v1/slots?clinic=hall-green&service=first&from=2027-03-01&to=2027-05-01')).status).toBe(200)
  })
})

describe('what looks odd and is right', () => {
  const phones = ['07700 900123', '07700900123', '+44 7700 900123', '+44 (0)7700 900123', '0044 7700 900123', '07700-900-123',
    '07700.900.123', '(07700) 900123', ' 07700\u00a0900\u2011123 ', '０７７００９００１２３', 'tel:+44-7700-900123', '447700900123']
  const names = ['Zoë O’Hara-Łukasz', 'محمد عبد الله', 'שרה כהן', '李小龍', '🦴 Rosa 👩‍👩‍👧', 'X']
  const times = Array.from({ length: 20 }, (_, i) => `2027-03-${String(3 + Math.floor(i / 6)).padStart(2, '0')}T${String(9 + (i % 6) + 1).padStart(2, '0')}:00:00Z`)

  test.each(phones.map((phone, i) => [phone, times[i] ?? ''] as const))('the phone number %s', async (phone, start) => {
    const response = await ask({ start, practitioner: 'ann', patient: { ...patient, phone } })
    expect(response.status, await response.clone().text()).toBe(201)
  })

  test.each(names.map((name, i) => [name, times[i] ?? ''] as const))('the name %s', async (name, start) => {
    const response = await ask({ start, practitioner: 'ben', patient: { ...patient, name } })
    expect(response.status, await response.clone().text()).toBe(201)
  })

  test('a reason of 2,000 characters on several lines', async () => {
    const reason = `${'🙂\r\n'.repeat(600)}${'x'.repeat(800)}`
    expect((await ask({ start: '2027-03-10T10:00:00Z', reason })).status).toBe(201)
  })
})

describe('addresses and methods', () => {
  test.each(['/api', '/api/v2/clinics', '/api/v1/nothing', '/api/v1/clinics/hall-green', '/api/%00'])('nothing at %s', async (path) => {
    await expectProblem(await call('GET', path), 404, 'no-such-address')
  })

  test.each(['no-such', 'PL-00000', '%F0%9F%92%A9', '..%2f..%2fetc'])('no appointment %s without a secret', async (reference) => {
    await expectProblem(await call('GET', `/api/v1/appointments/${reference}`), 401, 'unauthorised')
  })

  test('a hold that is none', async () => {
    await expectProblem(await call('DELETE', '/api/v1/holds/short'), 404, 'not-found')
    await expectProblem(await call('DELETE', `/api/v1/holds/${'x'.repeat(43)}`), 404, 'not-found')
  })

  test('a method that an address has not', async () => {
    const response = await call('PUT', '/api/v1/holds', { body: {} })
    expect(response.headers.get('allow')).toBe('POST, OPTIONS')
    await expectProblem(response, 405, 'method-not-allowed')
  })
})
