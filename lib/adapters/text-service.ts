import twilio from 'twilio'
import RequestClient from 'twilio/lib/base/RequestClient'
import type { Delivery, OutgoingText } from '@/lib/messages/ports'

/** Texts over a service that speaks Twilio's protocol, at whatever address it has. */

export interface TextService {
  /** In place of https://api.twilio.com. */
  url: string
  account: string
  token: string
  from: string
  /** Where it tells what became of a text; null where it couldn't reach us. */
  statusCallback: string | null
  timeoutMs?: number
}

const usualTimeoutMs = 30_000

/** Twilio's client names its hosts itself: what it asks goes to ours. */
class Redirected extends RequestClient {
  constructor(private readonly base: string, private readonly timeoutMs: number) {
    super({ timeout: timeoutMs, keepAlive: false })
  }

  override request<T>(options: RequestClient.RequestOptions<T>) {
    const { pathname, search } = new URL(options.uri)
    return super.request<T>({ ...options, uri: `${this.base.replace(/\/+$/, '')}${pathname}${search}`, timeout: this.timeoutMs })
  }
}

/** Codes of Twilio's by which no text will ever reach that number. */
const wrongNumbers: readonly unknown[] = [21211, 21214, 21217, 21407, 21614, 21612]
/** Errors of a connection that never came about; any other may have come after the service had the text. */
const neverConnected: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

interface ServiceError {
  status?: unknown
  code?: unknown
}

export function textOutcomeOf(error: unknown): Delivery {
  const { status, code }: ServiceError = typeof error === 'object' && error !== null ? error : {}
  if (typeof status !== 'number') return neverConnected.includes(code) ? { outcome: 'trouble', code: 'unreachable' } : { outcome: 'cut-off', code: 'cut-off' }
  if (status === 401 || status === 403) return { outcome: 'trouble', code: 'sign-in' }
  if (status === 429 || status >= 500 || status === 404) return { outcome: 'trouble', code: 'unreachable' }
  return { outcome: 'refused', code: wrongNumbers.includes(code) ? 'wrong-number' : 'refused' }
}

/** Sends one. Its answer is never an exception. */
export function textService(service: TextService) {
  const { account, token, from, statusCallback, url, timeoutMs = usualTimeoutMs } = service
  const client = twilio(account, token, { accountSid: account, httpClient: new Redirected(url, timeoutMs) })
  return async ({ to, text }: OutgoingText): Promise<Delivery> => {
    try {
      const { sid } = await client.messages.create({ to, from, body: text, ...(statusCallback !== null && { statusCallback }) })
      return { outcome: 'sent', providerId: sid }
    } catch (error) {
      return textOutcomeOf(error)
    }
  }
}

/** Whether a request to an address of ours is signed with our token, as the service signs what it sends. */
export const isSigned = (token: string, signature: string, url: string, fields: Record<string, string>): boolean =>
  twilio.validateRequest(token, signature, url, fields)

/** The answer that the service sends to whoever texted us, in its own language. */
export function replyXml(text: string): string {
  const answer = new twilio.twiml.MessagingResponse()
  answer.message(text)
  return answer.toString()
}
