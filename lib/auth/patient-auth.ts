import { createHash, randomUUID } from 'node:crypto'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import type { Adapter, AdapterUser } from 'next-auth/adapters'
import type { EmailConfig } from 'next-auth/providers/email'
import { now } from '@/lib/clock'
import { baseUrl } from '@/lib/config'
import { log } from '@/lib/log'
import { keepSignIn, openMailbox, readSignIn, takeSignInOf } from '@/lib/use-cases/mailbox-session'
import { makeSecret } from './hold-secret'
import { serverKey } from './server-key'
import { mailboxLongestMs, signInLinkMs } from './session-limits'
import { signInToken } from './sign-in-link'

/**
 * Patients sign in by next-auth's email provider: apart from the staff's (lib/auth/next-auth.ts), with sessions of their own.
 * It has no address of its own on the web: two forms of ours lead to it, after the Origin was looked at. Its own callback would
 * use a link up by a GET, which is what scanners of mail send.
 */

const sealing = (): string => serverKey('mailbox').toString('base64url')

const csrfCookie = 'csrf'

/** One run of next-auth: what it is about, and what came of it. */
interface Run {
  /** Of the row that the link is of. */
  id: string
  /** The new session's. */
  secret: string
  kept: boolean
  opened: boolean
  error?: unknown
}

/** An address is somebody, known or not: next-auth finds each one, and does the same for all of them. */
const userOf = (email: string): AdapterUser => ({ id: email, email, emailVerified: null })

/** Our own clock judged whether it is over; next-auth, which asks the machine's, has nothing left to judge. */
const neverOver = { valueOf: () => Infinity } as unknown as NonNullable<AdapterUser['emailVerified']>

/** Only what the email provider calls. A failure of ours is kept: next-auth would tell it as a link that is wrong. */
function adapterFor(run: Run): Adapter {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => work().catch((error: unknown) => {
    run.error = error
    throw error
  })
  return {
    getUserByEmail: async (email) => userOf(email),
    updateUser: async ({ id }) => userOf(id),
    createVerificationToken: (token) => guarded(async () => {
      await keepSignIn({ id: run.id, email: token.identifier, tokenHash: token.token }, now())
      run.kept = true
      return token
    }),
    useVerificationToken: ({ identifier, token }) => guarded(async () => {
      const email = await takeSignInOf({ email: identifier, tokenHash: token }, now())
      return email === null ? null : { identifier: email, token, expires: neverOver }
    }),
    createSession: (session) => guarded(async () => {
      await openMailbox({ secret: session.sessionToken, email: session.userId }, now())
      run.opened = true
      return session
    }),
  }
}

/** Nothing is sent from here: that it was asked for is an event, by which the outbox sends. */
const provider = (run: Run): EmailConfig => ({
  id: 'email', type: 'email', name: 'Email', server: '', from: '', maxAge: signInLinkMs / 1_000, options: {},
  generateVerificationToken: () => signInToken(run.id),
  sendVerificationRequest: () => undefined,
})

const optionsFor = (run: Run): NextAuthOptions => ({
  secret: sealing(), useSecureCookies: true, adapter: adapterFor(run), providers: [provider(run)],
  session: { strategy: 'database', maxAge: mailboxLongestMs / 1_000, generateSessionToken: () => run.secret },
  cookies: { csrfToken: { name: csrfCookie, options: {} } },
  logger: { error: (code) => log.info({ code }, 'next-auth refused'), warn: () => {}, debug: () => {} },
})

interface Given {
  query?: Record<string, string>
  body?: Record<string, string>
}

/** Runs one of next-auth's POST routes with what we know; its redirects and cookies are not ours, so they go nowhere. */
async function runNextAuth(words: readonly string[], { query = {}, body = {} }: Given): Promise<Run> {
  process.env['NEXTAUTH_URL'] = baseUrl() // never guessed from a request's headers
  const run: Run = { id: randomUUID(), secret: makeSecret(), kept: false, opened: false }
  const csrf = makeSecret()
  const proof = createHash('sha256').update(`${csrf}${sealing()}`).digest('hex')
  const request = { method: 'POST', headers: {}, query: { nextauth: words, ...query }, body: { ...body, csrfToken: csrf }, cookies: { [csrfCookie]: `${csrf}|${proof}` } }
  const nowhere = { getHeader: () => [], setHeader: () => nowhere, status: () => nowhere, end: () => nowhere, send: () => nowhere, json: () => nowhere }
  await (NextAuth(request as never, nowhere as never, optionsFor(run)) as Promise<void>)
  if (run.error !== undefined) throw new Error('a patient’s sign-in could not be looked at', { cause: run.error })
  return run
}

/** Keeps a one-time link for the address (in lower case), to be mailed where somebody is known by it. */
export async function askForSignIn(email: string): Promise<void> {
  const { kept } = await runNextAuth(['signin', 'email'], { body: { email } })
  if (!kept) log.info({}, 'next-auth took the address for none')
}

/** Uses a one-time link up: the new session's secret, or null where it was used before or is over. */
export async function signInByLink(token: string): Promise<string | null> {
  const asked = await readSignIn(token, now())
  if (!asked) return null
  const { opened, secret } = await runNextAuth(['callback', 'email'], { query: { token, email: asked.email } })
  return opened ? secret : null
}
