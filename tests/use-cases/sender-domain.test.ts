import '@/tests/support/test-database'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { forgetConfig } from '@/lib/config'
import type { LookedUp } from '@/lib/core/messages/sender-domain'
import { setTestPorts } from '@/lib/messages/test-ports'
import { readSenderDomain } from '@/lib/use-cases/read-sender-domain'
import { practitioner } from './small-practice'

const manager: StaffActor = { ...practitioner('mo'), role: 'manager', practitionerId: null }
const clinic = 'hall-green'
let asked: string[] = []

/** What DNS says, by name; of any other that there is none. */
const entries: Record<string, LookedUp> = {
  'example.org': { state: 'found', texts: ['v=spf1 include:spf.example.org ~all'] },
  '_domainkey.example.org': { state: 'empty' },
  's1._domainkey.example.org': { state: 'found', texts: ['v=DKIM1; p=MIIB'] },
}

function sendFrom(sender: string): void {
  Object.assign(process.env, {
    SMTP_URL: sender === '' ? '' : 'smtp://mail.example.org',
    MAIL_FROM: sender,
  })
  forgetConfig()
}

beforeEach(() => {
  asked = []
  sendFrom('Hall Green <clinic@example.org>')
  setTestPorts({
    email: null,
    text: null,
    lookUp: async (name) => {
      asked.push(name)
      return entries[name] ?? { state: 'none' }
    },
  })
})
afterAll(() => sendFrom(''))

test('the entries of the domain that mail comes from', async () => {
  expect(await readSenderDomain(manager, { clinic })).toEqual({
    ok: true,
    value: {
      domain: 'example.org',
      spf: { name: 'example.org', verdict: 'good', text: 'v=spf1 include:spf.example.org ~all' },
      dkim: { name: '_domainkey.example.org', selector: null, verdict: 'something', text: null },
      dmarc: { name: '_dmarc.example.org', verdict: 'missing', text: null },
    },
  })
})

test('a key by its selector', async () => {
  expect(await readSenderDomain(manager, { clinic, selector: 's1' })).toMatchObject({
    ok: true,
    value: {
      dkim: {
        name: 's1._domainkey.example.org',
        selector: 's1',
        verdict: 'good',
        text: 'v=DKIM1; p=MIIB',
      },
    },
  })
})

test('a domain in other letters is asked for as DNS has it', async () => {
  sendFrom('praxis@bücher.example')
  await readSenderDomain(manager, { clinic })
  expect(asked).toContain('xn--bcher-kva.example')
})

test('without a sender nobody is asked', async () => {
  sendFrom('')
  expect([await readSenderDomain(manager, { clinic }), asked]).toEqual([
    { ok: true, value: null },
    [],
  ])
})

test.each(['reception', 'practitioner'] as const)('%s may not', async (role) => {
  expect(await readSenderDomain({ ...manager, role }, { clinic })).toEqual({
    ok: false,
    refusal: { reason: 'forbidden' },
  })
  expect(asked).toEqual([])
})
