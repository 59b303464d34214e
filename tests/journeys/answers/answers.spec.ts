import { once } from 'node:events'
import { request as ask, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { expect, test, type Page } from '@playwright/test'
import { failureWords } from '@/lib/copy/away'

// What the built server answers to whatever anybody sends: never a 500, and never without the headers that none may lack.

const here = () => new URL(process.env['PLUMBLINE_URL'] ?? '')

interface Sent {
  headers?: Record<string, string>
  body?: string | Buffer
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** As it is written here: fetch would tidy up both the method and the address. */
function send(method: string, path: string, { headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = here()
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const asked = ask({ hostname, port, method, path, headers: { ...length, ...headers } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => { text += part }).on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      if (answer.headers['content-type']?.startsWith('text/event-stream')) answer.destroy()
    })
    asked.on('error', reject).end(body)
  })
}

/** What no request is made of. */
async function sendRaw(text: string): Promise<string> {
  const { hostname, port } = here()
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.setEncoding('utf8').on('data', (part: string) => { answer += part })
  socket.write(text)
  await once(socket, 'close')
  return answer
}

const wanted = ['x-content-type-options', 'referrer-policy', 'x-frame-options', 'permissions-policy', 'cross-origin-opener-policy',
  'cross-origin-resource-policy', 'content-security-policy']

function expectWhole({ status, headers }: Answer, name: string): void {
  expect(wanted.filter((header) => headers[header] === undefined), `${name} (${status}) lacks headers`).toEqual([])
  expect([headers['x-content-type-options'], headers['x-powered-by']], name).toEqual(['nosniff', undefined])
}

const own = () => ({ Origin: here().origin })
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

test('every kind of answer has the headers that none may lack', async () => {
  const page = await send('GET', '/')
  const [script = ''] = /\/_next\/static\/[^"']+\.js/.exec(page.text) ?? []
  const rows: [string, number[], Sent?][] = [
    ['/', [200]], ['/signin', [200]], ['/reception/calls', [307, 303]], ['/no/such/page', [404]], ['/favicon.ico', [200]], ['/icon.svg', [200]],
    ['/robots.txt', [200]], ['/sitemap.xml', [200]], ['/preview.png', [200]], ['/spine.svg', [200]], [script, [200]],
    ['/_next/static/none.js', [404]], ['/_next/image?url=/x', [400, 404]], ['/_next/data/x.json', [404]], ['/%E0%A4%A', [400, 404]],
    ['/api/health', [200]], ['/api/no-such', [404]], ['/api/v1/holds', [405]], ['/api/v1/openapi.json', [200]], ['/api/v1/docs', [200]],
    ['/api/%E0%A4%A', [400, 404]], ['/clinics/', [308, 404]], ['//evil.example.org', [308, 404, 400]], ['/.env', [404]],
    ['/api/auth/session', [200]], ['/api/auth/csrf', [200]], ['/manage/figures/sheet', [401]], ['/practitioners/none/photo', [404]],
  ]
  for (const [path, statuses, sent] of rows) {
    const answer = await send('GET', path, sent)
    expect(statuses, `${path}: ${answer.status}`).toContain(answer.status)
    expectWhole(answer, path)
  }
})

test('the icon that browsers ask for is one', async () => {
  const icon = await send('GET', '/favicon.ico')
  expect([icon.status, icon.headers['content-type']]).toEqual([200, expect.stringMatching(/^image\/(?:x-icon|vnd\.microsoft\.icon)/)])
})

test('a method that nothing here does is answered 405, with what is done instead', async () => {
  const paths = ['/', '/signin', '/reception/calls', '/book/details', '/no/such/page', '/api/health', '/api/v1/slots', '/api/v1/holds', '/api/auth/session']
  for (const method of ['TRACE', 'PROPFIND', 'MKCOL', 'LOCK', 'PURGE', 'REPORT', 'SEARCH', 'PUT', 'PATCH', 'DELETE']) {
    for (const path of paths) {
      if (method === 'DELETE' && path.startsWith('/api/v1/holds/')) continue
      const answer = await send(method, path, { headers: own() })
      expect([method, path, answer.status, Boolean(answer.headers.allow)]).toEqual([method, path, 405, true])
      expectWhole(answer, `${method} ${path}`)
    }
  }
  for (const line of ['CONNECT evil.example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n', 'WEIRD / HTTP/1.1\r\nHost: x\r\n\r\n', 'trace / HTTP/1.1\r\nHost: x\r\n\r\n']) {
    const answer = await sendRaw(line)
    expect([line, answer.split('\r\n')[0]]).toEqual([line, 'HTTP/1.1 405 Method Not Allowed'])
    expect(answer).toMatch(/\r\nAllow: GET, HEAD, POST\r\n/)
  }
})

test('what is no HTTP, or too much of it, is answered without a fault', async () => {
  const long = 'x'.repeat(40_000)
  const rows = [`GET /${long} HTTP/1.1\r\nHost: x\r\n\r\n`, `GET / HTTP/1.1\r\nHost: x\r\nCookie: a=${long}\r\n\r\n`, 'nonsense\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/9.9\r\nHost: x\r\n\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n']
  for (const raw of rows) expect(await sendRaw(raw)).toMatch(/^HTTP\/1\.1 (?:400|405|431|505) [\s\S]*X-Content-Type-Options: nosniff/i)
})

/** Everything that could lead elsewhere. */
const elsewhere = ['//evil.example.org', '/\\evil.example.org', '\\\\evil.example.org', '\\', 'https:\\\\evil.example.org', 'javascript:alert(1)', 'data:text/html,x',
  'https://evil.example.org', 'http://evil.example.org/reception', '%2F%2Fevil.example.org', '%5C%5Cevil.example.org', '/%09/evil.example.org', '/\t/evil.example.org',
  'https://127.0.0.1@evil.example.org', '///evil.example.org', '', ' ', '\0', 'http://', 'http://[', '/reception/../..//evil.example.org', '.evil.example.org', 'x'.repeat(3000)]

const isOurs = (location: string | undefined): boolean => location === undefined || new URL(location, here()).origin === here().origin
const readerOf = (location: string): string => location.replaceAll('\\', '/')

test('whatever address is asked for to go on to, it is ours', async () => {
  const csrf = await send('GET', '/api/auth/csrf')
  const cookie = (csrf.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string }
  for (const to of elsewhere) {
    const asked = encodeURIComponent(to)
    const fields = (more: Record<string, string>) => new URLSearchParams({ csrfToken, email: 'nobody@example.org', password: 'wrong', ...more }).toString()
    const answers: [string, Answer][] = [
      ['query', await send('GET', `/api/auth/signin?callbackUrl=${asked}`)],
      ['signout', await send('GET', `/api/auth/signout?callbackUrl=${asked}`)],
      ['csrf', await send('GET', `/api/auth/csrf?callbackUrl=${asked}`)],
      ['cookie', await send('GET', '/api/auth/session', { headers: { Cookie: `__Host-plumbline.callback-url=${asked}` } })],
      ['form', await send('POST', '/api/auth/callback/credentials', { headers: { ...form, ...own(), Cookie: cookie }, body: fields({ callbackUrl: to }) })],
      ['form, in JSON', await send('POST', '/api/auth/callback/credentials', { headers: { ...form, ...own(), Cookie: cookie }, body: fields({ callbackUrl: to, json: 'true' }) })],
      ['leaving', await send('POST', '/api/auth/signout', { headers: { ...form, ...own(), Cookie: cookie }, body: fields({ callbackUrl: to }) })],
      ['door', await send('GET', `/signin?back=${asked}`)],
      ['left', await send('GET', `/signed-out?back=${asked}`)],
    ]
    for (const [name, answer] of answers) {
      expect(answer.status, `${name}: ${to.slice(0, 40)}`).toBeLessThan(500)
      expect(isOurs(answer.headers.location && readerOf(answer.headers.location)), `${name}: ${to.slice(0, 40)} led to ${answer.headers.location ?? ''}`).toBe(true)
      const kept = (answer.headers['set-cookie'] ?? []).find((one) => one.includes('callback-url='))
      if (kept) expect(isOurs(readerOf(decodeURIComponent(/callback-url=([^;]*)/.exec(kept)?.[1] ?? ''))), `${name}: ${to.slice(0, 40)} kept ${kept}`).toBe(true)
      const url = answer.headers['content-type']?.includes('json') ? (JSON.parse(answer.text) as { url?: string }).url : undefined
      expect(isOurs(url && readerOf(url)), `${name}: ${to.slice(0, 40)} answered ${url ?? ''}`).toBe(true)
    }
  }
})

const boundary = 'plumbline'
const multipart = { 'Content-Type': `multipart/form-data; boundary=${boundary}` }
const part = (name: string, value: string, more = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`

test('nothing that can be written makes a fault', async () => {
  const rows: [string, string, Sent?][] = [
    ...['/%00', '/clinics/%00', '/appointments/%00', '/appointments/PL-ABC123?key=%00', '/book/time?clinic=%00', '/book/time?clinic=hall-green&service=%00&from=%00', '/guide/%00',
      '/offers/%00', '/unsubscribe/%00', '/appointments/mine/open/%00', '/signin/set/%00', '/practitioners/%00/photo', '/%E0%A4%A', '/clinics/%E0%A4%A',
      '/%ff%fe', '/?x=%E0%A4%A', `/?x=${'y'.repeat(8_000)}`, `/${'z'.repeat(8_000)}`, `/clinics/${'a/'.repeat(500)}`, '/?__proto__=x&constructor=y&toString=z',
      '/book/time?clinic[]=x&clinic=y&clinic=z', '/api/v1/slots?clinic=%00&service=%00&from=%00', '/api/v1/appointments/%00', '/api/v1/slots?from=%E0%A4%A',
      '/api/calendar/%00', '/api/calendar/feed/%00', '/api/unsubscribe/%00', '/api/v1/holds/%00', '/api/%00', '/_next/static/%00', '/_next/image?url=%00&w=1&q=1',
      '/manage/figures/sheet?clinic=%00', '/manage/events/file?staff=%00'].map((path): [string, string] => ['GET', path]),
    ['GET', '/', { headers: { Cookie: '%%%=;;;=%E0%A4%A; __Host-plumbline.session-token=%E0%A4%A; =; a' } }],
    ['GET', '/reception/calls', { headers: { Cookie: '__Host-plumbline.session-token=x.y.z' } }],
    ['GET', '/api/v1/diary', { headers: { Cookie: '__Host-plumbline.session-token=%00' } }],
    ['GET', '/api/auth/session', { headers: { Cookie: '__Host-plumbline.session-token=%E0%A4%A' } }],
    ['GET', '/book/details', { headers: { Cookie: '__Host-plumbline.draft=%00; __Host-plumbline.search=%E0%A4%A' } }],
    ['GET', '/', { headers: { RSC: '1', 'Next-Router-State-Tree': '%E0%A4%A' } }],
    ['GET', '/', { headers: { RSC: '1', 'Next-Router-State-Tree': 'nonsense' } }],
    ['GET', '/?_rsc=x', { headers: { RSC: '1', 'Next-Router-Prefetch': '9', 'Next-Router-Segment-Prefetch': '/%00' } }],
    ['POST', '/', { headers: { ...own(), ...form }, body: 'a=%E0%A4%A&b=%00' }],
    ['POST', '/signin', { headers: { ...own(), ...form }, body: 'a=b' }],
    ['POST', '/signin', { headers: { ...own(), ...multipart }, body: 'no parts at all' }],
    ['POST', '/signin', { headers: { ...own(), 'Content-Type': 'multipart/form-data' }, body: 'x' }],
    ['POST', '/signin', { headers: { ...own(), ...multipart }, body: `${part('$ACTION_ID_0', 'x')}--${boundary}--\r\n` }],
    ['POST', '/signin', { headers: { ...own(), ...multipart }, body: `${part('$ACTION_REF_1', '')}${part('$ACTION_1:0', '{"id":"x","bound":"$@1"}')}--${boundary}--\r\n` }],
    ['POST', '/signin', { headers: { ...own(), ...multipart }, body: part('a', 'b') }],
    ['POST', '/book/details/save', { headers: { ...own(), ...form }, body: 'name=%00&phone=%E0%A4%A&__proto__=x' }],
    ['POST', '/book/details/save', { headers: { ...own(), ...multipart }, body: 'x' }],
    ['POST', '/manage/import/read', { headers: { ...own(), ...multipart }, body: 'x' }],
    ['POST', '/api/v1/holds', { headers: form, body: 'a=b' }],
    ['POST', '/api/v1/holds', { headers: { 'Content-Type': 'application/json' }, body: '{"clinic":"\\u0000","service":"\\u0000","start":"x"}' }],
    ['POST', '/api/sms/inbound', { headers: form, body: 'From=%00&Body=%E0%A4%A' }],
    ['POST', '/api/auth/callback/credentials', { headers: { ...own(), ...form }, body: 'email=%00&password=%E0%A4%A' }],
  ]
  for (const [method, path, sent] of rows) {
    const answer = await send(method, path, sent)
    expect(answer.status, `${method} ${path.slice(0, 60)} ${sent?.body?.toString().slice(0, 60) ?? ''}`).toBeLessThan(500)
    expectWhole(answer, `${method} ${path.slice(0, 60)}`)
  }
})

/** The name that a form's action goes by in this build. */
async function actionAtTheDoor(page: Page): Promise<string> {
  await page.goto('/signin')
  await page.waitForLoadState('networkidle')
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  return (await sent).headers()['next-action'] ?? ''
}

test('an action that is called with what can’t be read answers 400, in words', async ({ page }) => {
  const action = await actionAtTheDoor(page)
  expect(action).toMatch(/^[0-9a-f]{20,}$/)
  const plainText = { 'Content-Type': 'text/plain;charset=UTF-8' }
  const json = { 'Content-Type': 'application/json' }
  const broken = part('0', '["$K1"]')
  const rows: [string, number[], Sent][] = [
    ['an empty body', [400], { headers: plainText, body: '' }],
    ['an empty body of no type', [400], { body: '' }],
    ['a type that is none', [400], { headers: { 'Content-Type': '%%%' }, body: 'x' }],
    ['no JSON', [400], { headers: plainText, body: '[' }],
    ['words', [400], { headers: plainText, body: 'nonsense' }],
    ['JSON that is broken off', [400], { headers: json, body: '{"a":' }],
    ['no arguments', [200], { headers: plainText, body: '[]' }],
    ['arguments of other kinds', [200, 400], { headers: plainText, body: '[null,5,"$undefined"]' }],
    ['a reference to nothing', [200, 400], { headers: plainText, body: '["$9"]' }],
    ['no multipart', [400], { headers: multipart, body: 'no parts at all' }],
    ['multipart without a boundary', [400], { headers: { 'Content-Type': 'multipart/form-data' }, body: 'x' }],
    ['multipart that is broken off', [400], { headers: multipart, body: broken }],
    ['multipart without arguments', [400], { headers: multipart, body: `${part('a', 'b')}--${boundary}--\r\n` }],
    ['a form of another type', [400, 404], { headers: form, body: 'a=b' }],
  ]
  const seen: unknown[] = []
  for (const [name, statuses, { headers, body }] of rows) {
    const answer = await send('POST', '/signin', { headers: { ...own(), ...headers, 'Next-Action': action }, body })
    if (!statuses.includes(answer.status)) seen.push([name, answer.status])
    expectWhole(answer, name)
  }
  expect(seen).toEqual([])
  for (const name of ['x', '0'.repeat(42), action.slice(0, -2), `${action}0`, '__proto__', 'toString', '']) {
    const answer = await send('POST', '/signin', { headers: { ...own(), ...plainText, 'Next-Action': name }, body: '[]' })
    expect(answer.status, `an action called ${name}`).toBeLessThan(500)
    expectWhole(answer, `an action called ${name}`)
  }
  const plain = await send('POST', '/signin', { headers: { ...own(), ...multipart, Referer: `${here().origin}/signin?back=%2Fday` }, body: 'x' })
  expect([plain.status, plain.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8'])
  expect(plain.text).toContain(failureWords('staff', 'unread').heading)
  expect(plain.text).toContain('href="/signin?back=%2Fday"')
})

test('what is too large is said to be', async () => {
  const long = await send('POST', '/book/details/save', { headers: { ...own(), ...form }, body: `name=${'x'.repeat(70 * 1024)}` })
  expect(long.status).toBe(413)
  const page = await send('POST', '/book/details/save', { headers: { ...own(), ...form, Accept: 'text/html' }, body: `name=${'x'.repeat(70 * 1024)}` })
  expect([page.status, page.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8'])
  expect(page.text).toContain(failureWords('patient', 'long').heading)
  const nonce = /<style nonce="([^"]+)"/.exec(page.text)?.[1] ?? 'none'
  expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
  const json = await send('POST', '/api/v1/holds', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ clinic: 'x'.repeat(70 * 1024) }) })
  expect(json.status).toBe(413)
})

test('what is refused before any page is asked is a page to whoever reads, and a line to a script', async () => {
  const elsewhere = { Origin: 'https://evil.example.org' }
  const chunked = { ...own(), 'Transfer-Encoding': 'chunked' }
  const rows: [string, string, Record<string, string>, number, 'foreign' | 'method' | 'unmeasured'][] = [
    ['POST', '/book/details/save', elsewhere, 403, 'foreign'], ['POST', '/signin', elsewhere, 403, 'foreign'],
    ['POST', '/signin', {}, 403, 'foreign'], ['PUT', '/', own(), 405, 'method'], ['DELETE', '/reception/calls', own(), 405, 'method'],
    ['POST', '/book/details/save', chunked, 411, 'unmeasured'], ['POST', '/reception/calls', chunked, 411, 'unmeasured'],
  ]
  for (const [method, path, headers, status, failure] of rows) {
    const name = `${method} ${path}: ${status}`
    const page = await send(method, path, { headers: { ...headers, Accept: 'text/html,*/*;q=0.8' } })
    expect([name, page.status, page.headers['content-type']]).toEqual([name, status, 'text/html; charset=utf-8'])
    const audience = path.startsWith('/book') || path === '/' ? 'patient' : 'staff'
    expect(page.text, name).toContain(`<h1>${failureWords(audience, failure).heading}</h1>`)
    expect(page.text.includes('href="tel:'), name).toBe(audience === 'patient')
    expectWhole(page, name)
    const line = await send(method, path, { headers: { ...headers, Accept: 'text/html,*/*;q=0.8', 'Next-Action': '0'.repeat(42) } })
    expect([name, line.status, line.headers['content-type']]).toEqual([name, status, 'text/plain; charset=utf-8'])
    expectWhole(line, name)
  }
})
