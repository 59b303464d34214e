import { once } from 'node:events'
import { createServer as createPlainServer, type AddressInfo, type Server } from 'node:net'
import { createServer } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { checkMailServer } from '@/lib/adapters/mail-check'
import { datesOf, readSiteCertificate } from '@/lib/health/certificates'
import { certificate, certificateKey } from '../support/certificate'
import { mailServer } from '../support/mail-server'
import { refuses, strictMailServer } from '../support/strict-mail-server'

const dates = { kind: 'dated', from: Date.UTC(2000, 0, 1), until: Date.UTC(2126, 0, 1) }

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => void server.close())
  return (server.address() as AddressInfo).port
}

describe('the website’s certificate', () => {
  test('is none where its address is http', async () => {
    expect(await readSiteCertificate('http://localhost:3000')).toEqual({ kind: 'none' })
  })

  test('has its dates, whoever it is from', async () => {
    const port = await listening(createServer({ cert: certificate, key: certificateKey }))
    expect(await readSiteCertificate(`https://127.0.0.1:${port}`)).toEqual(dates)
    expect(await readSiteCertificate(`https://localhost:${port}/`)).toEqual(dates)
  })

  test('isn’t known where nobody answers, or not by TLS', async () => {
    const port = await listening(createPlainServer((socket) => socket.end('SSH-2.0-other\r\n')))
    expect(await readSiteCertificate(`https://127.0.0.1:${port}`)).toBeNull()
    expect(await readSiteCertificate('https://127.0.0.1:1')).toBeNull()
  })

  test('that has no dates isn’t known', () => {
    expect(datesOf({ valid_from: '', valid_to: 'soon' })).toBeNull()
    expect(
      datesOf({ valid_from: 'Nov 30 12:00:00 2026 GMT', valid_to: 'Feb 28 12:00:00 2027 GMT' }),
    ).toEqual({ kind: 'dated', from: Date.UTC(2026, 10, 30, 12), until: Date.UTC(2027, 1, 28, 12) })
  })
})

describe('the mail server is reached without sending anything', () => {
  const trusting = `tls.ca=${encodeURIComponent(certificate)}&tls.servername=mail.example.org`
  const strict = async (options: Parameters<typeof strictMailServer>[0]) => {
    const server = await strictMailServer({ disabledCommands: [], ...options })
    closing.push(server.close)
    return (query = trusting) => ({
      url: `smtp://booking:kettle@127.0.0.1:${server.port}?${query}`,
    })
  }

  test('signed in, over a connection that it encrypts', async () => {
    const server = await strict({ onAuth: (_, __, done) => done(null, { user: 'booking' }) })
    expect(await checkMailServer(server())).toEqual({ signIn: 'well', certificate: dates })
  })

  test('its certificate is known where it refuses the password', async () => {
    const server = await strict(refuses.password('5.7.8 Authentication failed'))
    expect(await checkMailServer(server())).toEqual({ signIn: 'sign-in', certificate: dates })
  })

  test('a certificate that nobody knows is why nothing goes out', async () => {
    const server = await strict({})
    expect(await checkMailServer(server(''))).toEqual({
      signIn: 'certificate-self-signed',
      certificate: null,
    })
  })

  test('without encryption or sign-in, and nothing arrives', async () => {
    const server = await mailServer()
    closing.push(server.close)
    expect(await checkMailServer(server)).toEqual({ signIn: 'well', certificate: { kind: 'none' } })
    expect([server.sessions(), server.received]).toEqual([1, []])
  })

  test('one that isn’t there, or says nothing', async () => {
    const server = await mailServer()
    server.is('hangs')
    expect(await checkMailServer({ url: server.url, timeoutMs: 300 })).toEqual({
      signIn: 'timed-out',
      certificate: null,
    })
    await server.close()
    expect(await checkMailServer({ url: server.url })).toEqual({
      signIn: 'port-closed',
      certificate: null,
    })
  })
})
