import { openLink } from '@/lib/use-cases/open-link'

const pages = /^\/appointments\/([^/]+)(?:\/(?:move|cancel))?$/

/**
 * Whether an address of an appointment's page opens nothing. Asked before the page is made, because the page's own
 * `notFound()` leaves its words to a script; the page asks again, and whoever comes without a secret gets nothing there.
 */
export async function opensNothing(address: Pick<URL, 'pathname' | 'searchParams'>): Promise<boolean> {
  const reference = pages.exec(address.pathname)?.[1]
  if (reference === undefined) return false
  const secret = address.searchParams.get('key') ?? ''
  return secret === '' || await openLink({ reference, secret }).then((actor) => actor === null, () => false)
}

/** An address without a page: what is not there is written on the server, with the status 404. */
export const nowhere = '/no-such-page'
