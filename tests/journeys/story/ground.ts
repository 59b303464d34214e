import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Attachment } from 'mailparser'
import { expect } from '@playwright/test'
import { Client } from 'pg'
import { seed } from '@/lib/run/demo'
import { createTestDatabase } from '@/tests/support/database'
import { mailServer, type MailServer, type Received } from '@/tests/support/mail-server'
import { startServer, type TestServer } from '@/tests/support/server'
import { signatureOf, textAccount, textFrom, textService, textToken, type ReceivedText, type TextServiceStandIn } from '@/tests/support/text-service'
import type { Account } from '../pages/staff-pages'

/** A practice of its own whose clock a story sets on, with a real mail server and the text service's stand-in. */
export interface Story {
  url: string
  mail: MailServer
  texts: TextServiceStandIn
  /** The server goes down and comes up again at that moment, as a machine does that was switched off meanwhile. */
  at: (moment: string) => Promise<void>
  reception: (clinic: string) => Account
  manager: () => Account
  query: <T extends object>(text: string, values: unknown[]) => Promise<T[]>
  end: () => Promise<void>
}

async function queryIn<T extends object>(url: string, text: string, values: unknown[]): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

export async function beginStory(moment: string): Promise<Story> {
  const [database, mail, texts] = [await createTestDatabase(), await mailServer(), await textService()]
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'plumbline-story-'))
  await seed(database, [], { PLUMBLINE_DATA_DIR: dataFolder, PLUMBLINE_NOW: moment, PLUMBLINE_TEST: '1' }, true)
  const server: TestServer = await startServer({ database, dataFolder, env: {
    PLUMBLINE_NOW: moment, SMTP_URL: mail.url, MAIL_FROM: 'Hall Green <clinic@example.org>',
    SMS_URL: texts.url, SMS_ACCOUNT: textAccount, SMS_TOKEN: textToken, SMS_FROM: textFrom,
  } })
  const accounts = JSON.parse(readFileSync(`${dataFolder}/demo-accounts.json`, 'utf8')) as Account[]
  return {
    url: server.url, mail, texts,
    at: async (later) => {
      await server.kill()
      await server.restart({ PLUMBLINE_NOW: later })
    },
    reception: (clinic) => {
      const found = accounts.find(({ role, clinics }) => role === 'reception' && clinics.includes(clinic))
      if (!found) throw new Error(`nobody receives at ${clinic}`)
      return found
    },
    manager: () => {
      const found = accounts.find(({ role }) => role === 'manager')
      if (!found) throw new Error('nobody manages')
      return found
    },
    query: (text, values) => queryIn(database.ownerUrl, text, values),
    end: async () => {
      await server.stop()
      await Promise.all([mail.close(), texts.close()])
      await database.drop()
    },
  }
}

/** Waits for the one mail to that address with such a subject. */
export async function mailTo({ mail }: Story, address: string, subject: RegExp): Promise<Received> {
  const found = () => mail.received.filter(({ to, mail: one }) => to.includes(address) && subject.test(one.subject ?? ''))
  await expect.poll(() => found().length, { message: `a mail ${String(subject)} to ${address}`, timeout: 45_000 }).toBe(1)
  return found()[0] as Received
}

/** Waits for the one text to that number. */
export async function textTo({ texts }: Story, phone: string): Promise<ReceivedText> {
  const found = () => texts.received.filter(({ to }) => to === phone)
  await expect.poll(() => found().length, { message: `a text to ${phone}`, timeout: 45_000 }).toBe(1)
  return found()[0] as ReceivedText
}

/** They text us back, by the service and signed as it signs; answers what they are told. */
export async function textBack({ url }: Story, phone: string, words: string): Promise<string> {
  const inbound = `${url}/api/sms/inbound`
  const fields = { From: phone, To: textFrom, Body: words, MessageSid: 'SM00000000000000000000000000000001', NumMedia: '0' }
  const response = await fetch(inbound, { method: 'POST', body: new URLSearchParams(fields), headers: { 'X-Twilio-Signature': signatureOf(inbound, fields) } })
  expect(response.status).toBe(200)
  return response.text()
}

/** The first address in a mail's plain text that has this in it, as a path. */
export function linkIn({ mail }: Received, part: string): string {
  const found = (mail.text ?? '').match(/https?:\/\/\S+/g)?.find((link) => link.includes(part))
  if (!found) throw new Error(`no link with ${part} in: ${mail.text ?? ''}`)
  const { pathname, search } = new URL(found)
  return pathname + search
}

/** The calendar entry that came with a mail. */
export function calendarIn({ mail }: Received): string {
  const found = mail.attachments.find(({ contentType }: Attachment) => contentType.startsWith('text/calendar'))
  if (!found) throw new Error('no calendar entry')
  return found.content.toString('utf8')
}
