import '@/tests/support/test-database'
import dns from 'node:dns'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { smtp } from '@/lib/adapters/smtp'
import { textService } from '@/lib/adapters/text-service'
import { sayError, sayNext } from '@/lib/copy/messages/errors'
import type { FailureKind } from '@/lib/core/messages/failure'
import { setTestPorts } from '@/lib/messages/test-ports'
import { db } from '@/lib/store/client'
import type { TestInput } from '@/lib/use-cases/send-test'
import { certificate } from '@/tests/support/certificate'
import {
  deafPort,
  otherServer,
  refuses,
  strictMailServer,
  type Refusing,
} from '@/tests/support/strict-mail-server'
import { textAccount, textFrom, textToken } from '@/tests/support/text-service'
import { from, portsTo, setUpMailing } from './mailing'
import { sentBy, to } from './sending-tests'

const mailing = setUpMailing()
const servers: Refusing[] = []

/** A server for one test. */
async function run(server: Promise<Refusing>): Promise<Refusing> {
  const one = await server
  servers.push(one)
  return one
}

const mailTo = (url: string): void =>
  setTestPorts({ email: smtp({ url, from, timeoutMs: 2_000, longestMs: 10_000 }), text: null })

beforeEach(() => setTestPorts(portsTo(mailing)))
afterEach(async () => {
  await db().publicAsk.deleteMany()
  await Promise.all(servers.splice(0).map(({ close }) => close()))
})

const sent = (input: Partial<TestInput> = {}) => sentBy(mailing.manager, input)

interface Wrong {
  what: string
  kind: FailureKind
  /** The address of a server that is set up so. */
  url: () => Promise<string>
  /** What is shown of its reply. */
  reply?: string | null
}

const at = async (server: Promise<Refusing>, before = 'smtp://', query = '') =>
  `${before}127.0.0.1:${(await run(server)).port}${query}`
const trusting = `?tls.ca=${encodeURIComponent(certificate)}`

const wrong: readonly Wrong[] = [
  {
    what: 'a port that nobody listens on',
    kind: 'port-closed',
    url: async () => `smtp://127.0.0.1:${await deafPort()}`,
    reply: null,
  },
  {
    what: 'a server that says nothing',
    kind: 'timed-out',
    url: () => at(otherServer(null)),
    reply: null,
  },
  {
    what: 'something that is no mail server',
    kind: 'not-mail-server',
    url: () => at(otherServer('SSH-2.0-OpenSSH_9.6\r\n')),
    reply: 'SSH-2.0-OpenSSH_9.6',
  },
  {
    what: 'a server that turns us away',
    kind: 'turned-away',
    url: () => at(otherServer('554 5.7.1 not from there\r\n')),
    reply: '554 5.7.1 not from there',
  },
  {
    what: 'a self-signed certificate',
    kind: 'certificate-self-signed',
    url: () => at(strictMailServer({ secure: true }), 'smtps://'),
    reply: null,
  },
  {
    what: 'a self-signed certificate after STARTTLS',
    kind: 'certificate-self-signed',
    url: () => at(strictMailServer({ disabledCommands: [] })),
    reply: null,
  },
  {
    what: 'a certificate for another name',
    kind: 'certificate-wrong-name',
    url: () => at(strictMailServer({ secure: true }), 'smtps://', trusting),
    reply: null,
  },
  {
    what: 'encryption from the start where there is none',
    kind: 'tls-failed',
    url: () => at(strictMailServer(), 'smtps://'),
    reply: null,
  },
  {
    what: 'STARTTLS that is asked for and not offered',
    kind: 'tls-not-offered',
    url: () => at(strictMailServer(), 'smtp://', '?requireTLS=true'),
  },
  {
    what: 'a wrong password, which the server repeats',
    kind: 'sign-in',
    url: () =>
      at(
        strictMailServer(
          refuses.password(
            '5.7.8 no clinic-name with clinic-secret (AGNsaW5pYy1uYW1lAGNsaW5pYy1zZWNyZXQ=)',
          ),
        ),
        'smtp://clinic-name:clinic-secret@',
      ),
    reply: '535 5.7.8 no ••• with ••• (•••)',
  },
  {
    what: 'a sign-in that the server wants and we don’t give',
    kind: 'sign-in-missing',
    url: () => at(strictMailServer({ authOptional: false })),
  },
  {
    what: 'a sender that is refused',
    kind: 'wrong-sender',
    url: () => at(strictMailServer(refuses.sender('5.1.8 clinic@example.org is none of ours'))),
    reply: '550 5.1.8 …@… is none of ours',
  },
  {
    what: 'a recipient that is refused',
    kind: 'wrong-address',
    url: () =>
      at(strictMailServer(refuses.recipient(`5.1.1 <${to}> unknown, see postmaster@example.org`))),
    reply: `550 5.1.1 <${to}> unknown, see …@…`,
  },
  {
    what: 'a server that takes mail for its own domain alone',
    kind: 'relay-denied',
    url: () => at(strictMailServer(refuses.recipient('5.7.1 Relay access denied', 554))),
    reply: '554 5.7.1 Relay access denied',
  },
]

describe('a mail server that is set up wrongly', () => {
  test.each(wrong)('$what', async ({ kind, url, reply }) => {
    const address = await url()
    mailTo(address)
    const result = await sent()
    expect(result).toMatchObject({ code: kind, resumed: false })
    if (reply !== undefined) expect(result.reply).toBe(reply)
    expect(JSON.stringify(result)).not.toContain('clinic-secret')
    // It's told by a sentence of its own, never as a server that doesn't answer.
    expect([sayError(kind) === sayError('unreachable'), sayNext(kind, 'email')?.length]).toEqual([
      false,
      expect.any(Number),
    ])
  })

  test('a name that isn’t found', async () => {
    const none = Object.assign(new Error('getaddrinfo ENOTFOUND mail.example.org'), {
      code: 'ENOTFOUND',
      errno: -3008,
      syscall: 'getaddrinfo',
      hostname: 'mail.example.org',
    })
    const answer = (...given: unknown[]): void => (given.at(-1) as (error: Error) => void)(none)
    vi.spyOn(dns, 'lookup').mockImplementation(answer)
    vi.spyOn(dns.Resolver.prototype, 'resolve4').mockImplementation(answer)
    vi.spyOn(dns.Resolver.prototype, 'resolve6').mockImplementation(answer)
    mailTo('smtp://mail.example.org')
    expect(await sent()).toMatchObject({ code: 'name-not-found', reply: null })
  })

  test('the right name and a trusted certificate go through', async () => {
    mailTo(
      `${await at(strictMailServer({ secure: true }), 'smtps://', trusting)}&tls.servername=mail.example.org`,
    )
    expect(await sent()).toMatchObject({ code: 'sent' })
  })

  test('the connection that breaks off with the message in it may have brought it', async () => {
    mailing.mail.is('cut-after-data')
    expect(await sent()).toMatchObject({ code: 'cut-off', reply: null })
  })
})

describe('a text service that is set up wrongly', () => {
  const number = { channel: 'text', to: '+447700900123' } as const
  const textsBy = (change: Partial<Parameters<typeof textService>[0]>): void =>
    setTestPorts({
      email: null,
      text: textService({
        url: mailing.texts.url,
        account: textAccount,
        token: textToken,
        from: textFrom,
        statusCallback: null,
        timeoutMs: 2_000,
        ...change,
      }),
    })

  test('a wrong token is told, and never shown', async () => {
    textsBy({ token: 'a wrong token' })
    const result = await sent(number)
    expect(result).toEqual({ code: 'sign-in', reply: '401 20003 Authenticate', resumed: false })
  })

  test('a number that can’t be reached, and one whose owner wants no more', async () => {
    mailing.texts.is('wrong-number')
    expect(await sent(number)).toMatchObject({ code: 'wrong-number' })
    mailing.texts.is('stopped')
    expect(await sent(number)).toMatchObject({ code: 'stopped' })
  })

  test('nobody listens there', async () => {
    textsBy({ url: `http://127.0.0.1:${await deafPort()}` })
    expect(await sent(number)).toMatchObject({ code: 'port-closed', reply: null })
  })
})
