import { now } from '@/lib/clock'
import { readSignIn } from '@/lib/use-cases/mailbox-session'
import { judgeLink } from '@/lib/use-cases/open-link'
import { openOffer } from '@/lib/use-cases/open-offer'
import { patientOfSecret } from './unsubscribe-secret'

const pages = /^\/appointments\/([^/]+)(?:\/(?:move|cancel|contact|renew|questions(?:\/[^/]+)?))?$/
/** Pages about appointments that no link leads to. */
const others = new Set(['lost', 'mine', 'replaced'])
const sooner = '/waiting-list/sooner'
const offers = /^\/offers\/([^/]+)$/
const signIns = /^\/appointments\/mine\/open\/([^/]+)$/
const stops = /^\/unsubscribe\/([^/]+)$/

type Address = Pick<URL, 'pathname' | 'searchParams'>

function referenceIn({ pathname, searchParams }: Address): string | undefined {
  if (pathname === sooner) return searchParams.get('reference') ?? ''
  const named = pages.exec(pathname)?.[1]
  return named !== undefined && others.has(named) ? undefined : named
}

/** What an address with a link's secret leads to. */
export type Opens = 'page' | 'nothing' | 'replaced'

async function appointmentOpens(reference: string, secret: string): Promise<Opens> {
  const judged = secret === '' ? null : await judgeLink({ reference, secret })
  return judged === 'old' ? 'replaced' : judged === null ? 'nothing' : 'page'
}

async function opens(address: Address): Promise<Opens> {
  const offer = offers.exec(address.pathname)?.[1]
  if (offer !== undefined) return await openOffer(offer) === null ? 'nothing' : 'page'
  const token = signIns.exec(address.pathname)?.[1]
  if (token !== undefined) return await readSignIn(token, now()) === null ? 'nothing' : 'page'
  const stop = stops.exec(address.pathname)?.[1]
  if (stop !== undefined) return patientOfSecret(stop) === null ? 'nothing' : 'page'
  const reference = referenceIn(address)
  return reference === undefined ? 'page' : appointmentOpens(reference, address.searchParams.get('key') ?? '')
}

/**
 * What the address of a page that a link leads to opens: the page, nothing, or what is said of a link that was replaced. Asked
 * before the page is made, because the page's own `notFound()` leaves its words to a script; the page asks again, and whoever
 * comes without a secret gets nothing there. Throws where nobody can say.
 */
export const whatOpens = (address: Address): Promise<Opens> => opens(address)

/** An address without a page: what is not there is written on the server, with the status 404. */
export const nowhere = '/no-such-page'

/** What is said of an old link. */
export const replaced = '/appointments/replaced'
