import { domainToASCII } from 'node:url'
import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/can'
import { config } from '@/lib/config'
import {
  domainOf,
  judgeDkim,
  judgeDkimKey,
  judgeDmarc,
  judgeSpf,
  type SenderDomain,
} from '@/lib/core/messages/sender-domain'
import { done, refused, type Result } from '@/lib/core/result'
import { testPorts } from '@/lib/messages/test-ports'

interface Asked {
  clinic: string
  /** The name of a DKIM key, where the manager knows it. */
  selector?: string | undefined
}

/**
 * What the DNS of our sender's domain says about who may send for it; null where no sender is set,
 * or nothing sends in this process. Asks DNS, and writes nothing. Refusal: `forbidden`.
 */
export async function readSenderDomain(
  actor: Actor,
  { clinic, selector }: Asked,
): Promise<Result<SenderDomain | null>> {
  if (!can(actor, 'message.test', { clinic })) return refused({ reason: 'forbidden' })
  const { lookUp } = testPorts()
  const domain = domainToASCII(domainOf(config().MAIL_FROM ?? '') ?? '')
  if (domain === '' || !lookUp) return done(null)
  const keys = `_domainkey.${domain}`
  const names = {
    spf: domain,
    dkim: selector === undefined ? keys : `${selector}.${keys}`,
    dmarc: `_dmarc.${domain}`,
  }
  const [spf, dkim, dmarc] = await Promise.all([
    lookUp(names.spf),
    lookUp(names.dkim),
    lookUp(names.dmarc),
  ])
  return done({
    domain,
    spf: { name: names.spf, ...judgeSpf(spf) },
    dkim: {
      name: names.dkim,
      selector: selector ?? null,
      ...(selector === undefined ? judgeDkim(dkim) : judgeDkimKey(dkim)),
    },
    dmarc: { name: names.dmarc, ...judgeDmarc(dmarc) },
  })
}
