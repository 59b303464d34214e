import { isIPv6 } from 'node:net'
import { config } from '@/lib/config'

/**
 * Set from the socket before anybody sees a request (`watchPeers` in instrumentation), over whatever a client wrote
 * there. Next itself only fills in `x-forwarded-for`, and keeps one that the client made up.
 */
export const peerHeader = 'x-plumbline-peer'

/**
 * Who sent it. TRUST_PROXY proxies stand before us, each of which appends whom it saw to X-Forwarded-For: the entry that
 * the outermost of them wrote counts, and all that stands further left is the client's own invention. Without proxies
 * the header is ignored.
 */
export function clientAddress(headers: Pick<Headers, 'get'>): string {
  const peer = headers.get(peerHeader) || 'unknown'
  const proxies = config().TRUST_PROXY
  if (proxies === 0) return peer
  const written = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim()).filter(Boolean)
  return written.at(-proxies) ?? peer
}

/** What limits count by: an IPv6 customer has a whole /64 of addresses, an IPv4 one a single address. */
export function addressGroup(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (!isIPv6(plain)) return plain
  return `${eightGroups(plain).slice(0, 4).join(':')}::/64`
}

function eightGroups(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''))
}
