import { once } from 'node:events'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const textAccount = 'AC00000000000000000000000000000000'
export const textToken = 'a token that only the tests know'
export const textFrom = '+447700900999'

export interface ReceivedText {
  sid: string
  to: string
  from: string
  body: string
  statusCallback: string | null
}

/** `wrong-number`: Twilio's 21211; `cut`: it has the text and then breaks off. */
export type TextMood = 'takes' | 'wrong-number' | 'stopped' | 'busy' | 'signed-out' | 'cut'

export interface TextServiceStandIn {
  url: string
  received: ReceivedText[]
  is: (mood: TextMood) => void
  /** The next `count` texts are cut off once it has them; then it takes what comes. */
  cutsOff: (count: number) => void
  close: () => Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const part of request) text += String(part)
  return new URLSearchParams(text)
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

interface ServiceError {
  status: number
  code: number
  message: string
}

const errors: Partial<Record<TextMood, ServiceError>> = {
  'wrong-number': { status: 400, code: 21211, message: 'Invalid To number' }, stopped: { status: 400, code: 21610, message: 'Unsubscribed' },
  busy: { status: 429, code: 20429, message: 'Too many requests' }, 'signed-out': { status: 401, code: 20003, message: 'Authenticate' },
}

/** A stand-in for Twilio's REST service: form-encoded, basic auth, its paths and its errors. */
export async function textService(): Promise<TextServiceStandIn> {
  let mood: TextMood = 'takes'
  let cutting = 0
  const received: ReceivedText[] = []
  const path = `/2010-04-01/Accounts/${textAccount}/Messages.json`
  const basic = `Basic ${Buffer.from(`${textAccount}:${textToken}`).toString('base64')}`
  const refusalOf = (request: IncomingMessage, fields: URLSearchParams): ServiceError | null => {
    if (request.method !== 'POST' || request.url !== path) return { status: 404, code: 20404, message: 'Not found' }
    if (request.headers.authorization !== basic) return { status: 401, code: 20003, message: 'Authenticate' }
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return { status: 415, code: 20415, message: 'Form' }
    if (!fields.get('To') || !fields.get('From') || !fields.get('Body')) return { status: 400, code: 21604, message: 'To, From and Body are required' }
    return errors[mood] ?? null
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const fields = await bodyOf(request)
    const refusal = refusalOf(request, fields)
    if (refusal) {
      json(response, refusal.status, refusal)
      return
    }
    const [to, from, body] = [fields.get('To') ?? '', fields.get('From') ?? '', fields.get('Body') ?? '']
    const sid = `SM${String(received.length).padStart(32, '0')}`
    received.push({ sid, to, from, body, statusCallback: fields.get('StatusCallback') })
    const cut = mood === 'cut' || cutting > 0
    cutting = Math.max(0, cutting - 1)
    if (cut) request.socket.destroy()
    else json(response, 201, { sid, account_sid: textAccount, to, from, body, status: 'queued', error_code: null })
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received,
    is: (now) => void (mood = now), cutsOff: (count) => void (cutting = count),
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

/** Twilio's signature of a form that it posts to an address (its «security» page): the address and each field in order, by HMAC-SHA1. */
export function signatureOf(url: string, fields: Record<string, string>, token = textToken): string {
  const said = Object.keys(fields).sort().reduce((text, name) => `${text}${name}${fields[name] ?? ''}`, url)
  return createHmac('sha1', token).update(Buffer.from(said, 'utf8')).digest('base64')
}
