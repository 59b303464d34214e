import twilio from 'twilio'
import RequestClient from 'twilio/lib/base/RequestClient'
import { withoutSecrets, type FailureKind } from '@/lib/core/messages/failure'
import type { Delivery, OutgoingText } from '@/lib/messages/ports'
import { connectionKind, neverConnected } from './connection-failure'
import { textKind } from './text-failure'

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

interface ServiceError {
  status?: unknown
  code?: unknown
  message?: unknown
}

/** Twilio's own code for it; other services answer 404 to what they don't have. */
const noSuchAccount = 20404

/** What is wrong with the service or our account, so that no other text would go either. */
const troubles: readonly number[] = [401, 403, 404, 429]

export function textOutcomeOf(error: unknown): Exclude<Delivery, { outcome: 'sent' }> {
  const failed: ServiceError = typeof error === 'object' && error !== null ? error : {}
  const { status, code, message } = failed
  if (typeof status !== 'number') {
    const kind = connectionKind(failed)
    return kind !== null && neverConnected(kind) ? { outcome: 'trouble', code: kind, reply: null }
      : { outcome: 'cut-off', code: 'cut-off', reply: null }
  }
  const reply = [status, code, message].filter((part) => part !== undefined && part !== '').join(' ')
  const isTrouble = troubles.includes(status) || status >= 500
  return { outcome: isTrouble ? 'trouble' : 'refused', code: textKind(status, code), reply }
}

/** Sends one. Its answer is never an exception. */
export function textService(service: TextService) {
  const { account, token, from, statusCallback, url, timeoutMs = usualTimeoutMs } = service
  const client = twilio(account, token, { accountSid: account, httpClient: new Redirected(url, timeoutMs) })
  return async ({ to, text }: OutgoingText): Promise<Delivery> => {
    try {
      const { sid, status } = await client.messages.create({ to, from, body: text, ...(statusCallback !== null && { statusCallback }) })
      return { outcome: 'sent', providerId: sid, reply: status }
    } catch (error) {
      const failure = textOutcomeOf(error)
      const { reply } = failure
      return { ...failure, reply: reply === null ? null : withoutSecrets(reply, [account, token]) }
    }
  }
}

/**
 * Signs in, and sends nothing. Null where the service doesn't show an account, as one may that is
 * only like Twilio's.
 */
export async function checkTextService(
  { account, token, url, timeoutMs = usualTimeoutMs }: Omit<TextService, 'from' | 'statusCallback'>,
): Promise<'well' | FailureKind | null> {
  const httpClient = new Redirected(url, timeoutMs)
  const client = twilio(account, token, { accountSid: account, httpClient })
  try {
    await client.api.v2010.accounts(account).fetch()
    return 'well'
  } catch (error) {
    const { status, code } = error as ServiceError
    if (status === 404 && code !== noSuchAccount) return null
    const { code: kind } = textOutcomeOf(error)
    return kind === 'cut-off' ? 'timed-out' : kind
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
