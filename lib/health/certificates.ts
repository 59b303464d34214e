import { connect, type PeerCertificate } from 'node:tls'
import type { CertificateFact } from '@/lib/core/health/facts'
import { certificateInstant } from '@/lib/core/time'

const longestMs = 5_000

/** From when until when a certificate is good; null for one that says nothing of it. */
export const datesOf = (
  given: Pick<PeerCertificate, 'valid_from' | 'valid_to'>,
): CertificateFact | null => {
  const [from, until] = [certificateInstant(given.valid_from), certificateInstant(given.valid_to)]
  return from === null || until === null ? null : { kind: 'dated', from, until }
}

/**
 * The certificate that visitors of an address are shown: `none` for http. Whose it is isn't judged:
 * only its dates. Null where nothing answers there, as where a router lets nobody in from inside.
 */
export function readSiteCertificate(address: string): Promise<CertificateFact | null> {
  const { protocol, hostname, port } = new URL(address)
  if (protocol !== 'https:') return Promise.resolve({ kind: 'none' })
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      servername: /[a-z]/i.test(host) && !host.includes(':') ? host : '',
      rejectUnauthorized: false,
    })
    const answer = (fact: CertificateFact | null): void => {
      socket.destroy()
      resolve(fact)
    }
    socket.setTimeout(longestMs, () => answer(null))
    socket.once('error', () => answer(null))
    socket.once('secureConnect', () => answer(datesOf(socket.getPeerCertificate())))
  })
}
