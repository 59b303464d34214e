import NextAuth, { type NextAuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import credentials from 'next-auth/providers/credentials'
import type { NextRequest } from 'next/server'
import { now } from '@/lib/clock'
import { baseUrl } from '@/lib/config'
import { toIso } from '@/lib/core/time'
import { log } from '@/lib/log'
import { findStaff } from '@/lib/use-cases/find-staff'
import { finishSignIn } from '@/lib/use-cases/finish-sign-in'
import { signIn } from '@/lib/use-cases/sign-in'
import { signOut } from '@/lib/use-cases/sign-out'
import { clientAddress } from './client-address'
import { deviceSecretOf } from './device-cookie'
import { passwordMost } from './password'
import { longestSeconds, sealingKey, secretOf, sessionCookieName, sessionCookieOptions } from './session-cookie'

/** What next-auth would tell the client as a failed sign-in: what went wrong on our side, and how long they have to wait. */
interface Failure {
  error?: unknown
  retryAfterSeconds?: number
}

type Given = Record<'email' | 'password' | 'code', string> | undefined

export const callbackCookieName = '__Host-plumbline.callback-url'
const cookie = (name: string) => ({ name, options: sessionCookieOptions })
const pages = { signIn: '/signin', signOut: '/signin', error: '/signin' }

async function authorize(given: Given, headers: Headers, failure: Failure): Promise<{ id: string } | null> {
  const { email, password } = given ?? {}
  if (typeof email !== 'string' || typeof password !== 'string') return null
  if (email.includes('\0') || email.length > 254 || password.length > passwordMost) return null
  const from = { address: clientAddress(headers), device: deviceSecretOf(headers) }
  const first = await signIn({ email, password, ...from }, now())
  const code = typeof given?.code === 'string' ? given.code.slice(0, 20) : ''
  const signed = first.ok || first.refusal.reason !== 'code-needed' ? first
    : await finishSignIn({ half: first.refusal.half, code, ...from }, now())
  if (!signed.ok && signed.refusal.reason === 'too-many-tries') failure.retryAfterSeconds = signed.refusal.retryAfterSeconds
  // The id is the one thing that next-auth hands on: it carries the session's secret into the sealed cookie.
  return signed.ok ? { id: signed.value.secret } : null
}

/** Only while the session's row stands does the cookie mean anything. */
async function sessionOf(secret: string | null) {
  const found = secret === null ? null : await findStaff(secret, now(), false)
  return found && {
    user: { name: found.actor.name, role: found.actor.role, clinics: found.actor.clinics }, expires: toIso(found.idleAt),
  }
}

const options = (failure: Failure): NextAuthOptions => {
  const guarded = async <T>(work: () => Promise<T>): Promise<T | null> => work().catch((error: unknown) => {
    failure.error = error
    return null
  })
  return {
    secret: sealingKey(), useSecureCookies: true, pages, session: { strategy: 'jwt', maxAge: longestSeconds },
    cookies: {
      sessionToken: cookie(sessionCookieName), csrfToken: cookie('__Host-plumbline.csrf-token'),
      callbackUrl: cookie(callbackCookieName),
    },
    providers: [credentials({
      credentials: { email: {}, password: {}, code: {} },
      authorize: (given, request) => guarded(() => authorize(given, new Headers(request.headers as Record<string, string>), failure)),
    })],
    jwt: {
      maxAge: longestSeconds,
      decode: async (sealed) => {
        const token = await decode(sealed).catch(() => null)
        return (await guarded(() => sessionOf(secretOf(token)))) ? token : null
      },
    },
    callbacks: {
      redirect: ({ url }) => ownAddress(url),
      jwt: ({ token, user }) => (user ? { session: user.id } : token),
      session: async ({ token, session }) => (await guarded(() => sessionOf(secretOf(token)))) ?? session,
    },
    events: {
      signOut: async ({ token }) => {
        const secret = secretOf(token)
        if (secret !== null) await guarded(() => signOut(secret, now()))
      },
    },
    logger: { error: (code) => log.info({ code }, 'next-auth refused'), warn: () => {}, debug: () => {} },
  }
}

/** The address that somebody is sent on to: one of ours, whatever was asked for. */
export function ownAddress(asked: string): string {
  const home = baseUrl()
  // Backslashes, blanks and control characters are read by browsers in ways of their own.
  if (!/^[!-[\]-~]{1,2000}$/.test(asked) || !URL.canParse(asked, home)) return home
  const to = new URL(asked, home)
  return to.origin === new URL(home).origin && to.username === '' && to.password === '' ? to.href : home
}

/** next-auth's own addresses (csrf, callback/credentials, session, signout) over the same sessions as the pages'; or how long to wait. */
export async function serveNextAuth(
  request: NextRequest, context: { params?: Promise<Record<string, string | string[] | undefined>> },
): Promise<Response | { retryAfterSeconds: number }> {
  process.env['NEXTAUTH_URL'] = baseUrl() // never guessed from a request's headers
  const { nextauth } = (await context.params) ?? {}
  const failure: Failure = {}
  const words = { params: Promise.resolve({ nextauth: Array.isArray(nextauth) ? nextauth : [] }) }
  const response = await (NextAuth(request, words, options(failure)) as Promise<Response>)
  if (failure.error !== undefined) throw new Error('a sign-in could not be looked at', { cause: failure.error })
  const { retryAfterSeconds } = failure
  return retryAfterSeconds === undefined ? response : { retryAfterSeconds }
}
