import { checkServerIdentity, type PeerCertificate } from 'node:tls'
import { createTransport } from 'nodemailer'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import type { CertificateFact, MailProbe } from '@/lib/core/health/facts'
import { datesOf } from '@/lib/health/certificates'
import { outcomeOf, type MailServer } from './smtp'

const usualTimeoutMs = 10_000

/**
 * Connects and signs in as for a message, and sends none. Its answer is never an exception:
 * whatever happens on the way is a kind of failure.
 */
export async function checkMailServer(server: Omit<MailServer, 'from'>): Promise<MailProbe> {
  const timeout = server.timeoutMs ?? usualTimeoutMs
  let certificate: CertificateFact | null = null
  const { tls, ...options } = parseConnectionUrl(server.url)
  const transport = createTransport({
    ...options,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    tls: {
      ...tls,
      checkServerIdentity: (host: string, shown: PeerCertificate) => {
        certificate = datesOf(shown)
        return checkServerIdentity(host, shown)
      },
    },
  })
  try {
    await transport.verify()
    // Nothing was shown where the server encrypts nothing.
    return { signIn: 'well', certificate: certificate ?? { kind: 'none' } }
  } catch (error) {
    const { code } = outcomeOf('connect', error)
    return {
      signIn: code,
      certificate: code === 'certificate-expired' ? { kind: 'over' } : certificate,
    }
  } finally {
    transport.close()
  }
}
