import { findTexts } from '@/lib/adapters/dns-entries'
import { smtp } from '@/lib/adapters/smtp'
import { textService } from '@/lib/adapters/text-service'
import { baseUrl, config, isLocal } from '@/lib/config'
import type { Ports } from '@/lib/messages/ports'
import type { TestPorts } from '@/lib/messages/test-ports'

/** A service elsewhere can't reach an address of this machine, and would refuse to send on its account. */
const statusCallback = (service: string): string | null => isLocal(baseUrl()) && !isLocal(service) ? null : `${baseUrl()}/api/sms/status`

/** Somebody waits for a test: no server needs longer to say something, and all of it is over soon. */
const testLimits = { timeoutMs: 8_000, longestMs: 15_000 }

/** The servers that the configuration names, for what a manager sends to try them. */
export const portsForTests = (): TestPorts => ({ ...messagePorts(testLimits), lookUp: findTexts })

interface Waiting {
  timeoutMs?: number
  longestMs?: number
}

/** The servers that the configuration names. */
export function messagePorts(waiting: Waiting = {}): Ports {
  const { SMTP_URL, MAIL_FROM, SMS_URL, SMS_ACCOUNT, SMS_TOKEN, SMS_FROM } = config()
  return {
    email: SMTP_URL && MAIL_FROM ? smtp({ url: SMTP_URL, from: MAIL_FROM, ...waiting }) : null,
    text: SMS_URL && SMS_ACCOUNT && SMS_TOKEN && SMS_FROM
      ? textService({
        url: SMS_URL, account: SMS_ACCOUNT, token: SMS_TOKEN, from: SMS_FROM,
        statusCallback: statusCallback(SMS_URL), ...(waiting.timeoutMs !== undefined && { timeoutMs: waiting.timeoutMs }),
      }) : null,
    random: Math.random,
  }
}
