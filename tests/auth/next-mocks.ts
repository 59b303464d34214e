/**
 * What stands for Next around an action that a test calls itself: the request that it sees, and
 * where it leads. A test has each of them by
 * `vi.mock('next/headers', async () => (await import('./next-mocks')).nextHeaders)`, and so on.
 */

/** What is asked just now; a test puts its own headers in. */
export const request = { headers: new Headers() }

/** Led elsewhere, by whatever way. */
export class Led extends Error {}
/** To an address, which is the message. */
export class Redirected extends Led {}
export class NotFound extends Led {}

function cookieOf(name: string): { name: string; value: string } | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split('; ')
  const pair = cookies.find((one) => one.startsWith(`${name}=`))
  return pair === undefined ? undefined : { name, value: pair.slice(name.length + 1) }
}

export const nextHeaders = {
  headers: () => Promise.resolve(request.headers),
  cookies: () =>
    Promise.resolve({ get: cookieOf, set: () => undefined, delete: () => undefined }),
}

export const nextNavigation = {
  redirect: (to: string) => {
    throw new Redirected(to)
  },
  unstable_rethrow: (error: unknown) => {
    if (error instanceof Led) throw error
  },
  RedirectType: { push: 'push', replace: 'replace' },
  notFound: () => {
    throw new NotFound('not found')
  },
}

export const nextCache = { revalidatePath: () => undefined, refresh: () => undefined }
