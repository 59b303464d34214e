import { hkdfSync } from 'node:crypto'
import { authSecret } from '@/lib/config'

/** What a key is for; each purpose has its own, so that one says nothing about another. */
type Purpose =
  | 'link' | 'offer' | 'session' | 'sign-in' | 'mailbox' | 'throttle' | 'unsubscribe' | 'search' | 'set-up' | 'feed'
  | 'half' | 'asks' | 'totp' | 'recovery' | 'passkey' | 'staff-link' | 'security-event' | 'mail-ask'
  | 'channel-settings'

const keys = new Map<string, Buffer>()

/** A 256-bit key for one purpose, derived (HKDF, RFC 5869) from the server's AUTH_SECRET, which no database holds. */
export function serverKey(purpose: Purpose): Buffer {
  const secret = authSecret()
  const name = `${purpose}:${secret}`
  const known = keys.get(name)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, 'plumbline', `plumbline/${purpose}/1`, 32))
  keys.set(name, key)
  return key
}
