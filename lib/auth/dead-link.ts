import { patientOfSecret } from './unsubscribe-secret'
import { openLink } from '@/lib/use-cases/open-link'
import { openOffer } from '@/lib/use-cases/open-offer'

const pages = /^\/appointments\/([^/]+)(?:\/(?:move|cancel))?$/
const sooner = '/waiting-list/sooner'
const offers = /^\/offers\/([^/]+)$/
const stops = /^\/unsubscribe\/([^/]+)$/

const referenceIn = ({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string | undefined =>
  (pathname === sooner ? searchParams.get('reference') ?? '' : pages.exec(pathname)?.[1])

/**
 * Whether an address of an appointment's or an offer's page, or of the one that stops reminders, opens nothing. Asked before the page is made, because the page's own
 * `notFound()` leaves its words to a script; the page asks again, and whoever comes without a secret gets nothing there.
 */
export async function opensNothing(address: Pick<URL, 'pathname' | 'searchParams'>): Promise<boolean> {
  const offer = offers.exec(address.pathname)?.[1]
  if (offer !== undefined) return openOffer(offer).then((opened) => opened === null, () => false)
  const stop = stops.exec(address.pathname)?.[1]
  if (stop !== undefined) return patientOfSecret(stop) === null
  const reference = referenceIn(address)
  if (reference === undefined) return false
  const secret = address.searchParams.get('key') ?? ''
  return secret === '' || await openLink({ reference, secret }).then((actor) => actor === null, () => false)
}

/** An address without a page: what is not there is written on the server, with the status 404. */
export const nowhere = '/no-such-page'
