import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { config } from '@/lib/config'
import { isLoopback } from '@/lib/health/proxies'
import { peerHeader } from './client-address'
import { bearerOf } from './request-actor'

/**
 * Set from the socket's request, like the peer's address, before Next fills in headers of its own:
 * `yes` where a proxy passed it on.
 */
export const passedOnHeader = 'x-plumbline-passed-on'

const ofProxies = [
  'x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'true-client-ip', 'cf-connecting-ip',
]

/**
 * Whether a request carries anything that only a proxy writes. It is asked of every request, which
 * most often has what it looks for first, or nothing.
 */
export function isPassedOn(headers: IncomingHttpHeaders): boolean {
  if (ofProxies.some((name) => headers[name] !== undefined)) return true
  for (const name in headers)
    if (name === 'x-forwarded' || name.startsWith('x-forwarded-')) return true
  return false
}

const ownNames = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i

/** Who asks on this machine, by an address of this machine, with nobody in between. */
function isHere(headers: Pick<Headers, 'get'>): boolean {
  const passedOn = headers.get(passedOnHeader)
  return (
    isLoopback(headers.get(peerHeader) ?? undefined) &&
    passedOn === 'no' &&
    ownNames.test(headers.get('host') ?? '')
  )
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Whether somebody may read how this server is: with METRICS_TOKEN as Bearer, or from this machine
 * itself. `hidden`: where no token is set, there is nothing to be found.
 */
export function mayMeasure(headers: Pick<Headers, 'get'>): 'yes' | 'unauthorised' | 'hidden' {
  const { METRICS_TOKEN } = config()
  const given = bearerOf(headers)
  if (given === null && isHere(headers)) return 'yes'
  if (METRICS_TOKEN === undefined) return 'hidden'
  return given !== null && timingSafeEqual(hashOf(given), hashOf(METRICS_TOKEN))
    ? 'yes'
    : 'unauthorised'
}
