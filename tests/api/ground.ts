import { randomUUID } from 'node:crypto'
import { database } from '@/tests/support/test-database'
import { hashSecret, makeSecret } from '@/lib/auth/hold-secret'
import { hashPassword } from '@/lib/auth/password'
import { sealSession, sessionCookieName } from '@/lib/auth/session-cookie'
import type { StaffRole } from '@/lib/auth/actor'
import { db } from '@/lib/store/client'
import type { RouteContext, RouteHandler } from '@/app/api/_edge/serve'
import { createSmallPractice, monday } from '@/tests/use-cases/small-practice'

export { database }

export const origin = 'http://localhost:3000'
export const password = 'a long password for tests'

type Module = Partial<Record<string, RouteHandler>>
const modules = import.meta.glob<Module>('/app/api/**/route.ts', { eager: true })

/** Every route file under app/api, by its template: '/api/v1/holds/{hold}'. */
export const routes = new Map(Object.entries(modules).map(([file, module]) => [
  file.replace(/^\/app/, '').replace(/\/route\.ts$/, '').replace(/\[(?!\[)(?:\.\.\.)?(\w+)\](?!\])/g, '{$1}'), module,
] as const))

function find(pathname: string): { module: Module; params: Record<string, string> } {
  const parts = pathname.split('/')
  for (const [template, module] of routes) {
    const words = template.split('/')
    if (words.length !== parts.length) continue
    const fits = words.every((word, i) => word.startsWith('{') || word === parts[i])
    const params = words.flatMap((word, i) => (word.startsWith('{') ? [[word.slice(1, -1), decodeURIComponent(parts[i] ?? '')]] : []))
    if (fits) return { module, params: Object.fromEntries(params) as Record<string, string> }
  }
  return { module: routes.get('/api/[[...path]]') ?? {}, params: {} }
}

export interface Sent {
  body?: unknown
  /** Sent as it is, instead of `body`. */
  raw?: BodyInit
  headers?: Record<string, string>
}

/** One request, as Next would hand it to the route. */
export async function call(method: string, path: string, { body, raw, headers = {} }: Sent = {}): Promise<Response> {
  const { module, params } = find(new URL(path, origin).pathname)
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' }
  const request = new Request(new URL(path, origin), {
    method, headers: { ...type, ...headers }, ...(payload !== undefined && { body: payload, duplex: 'half' }),
  } as RequestInit)
  // As Next does it: no params at all for a path without parts.
  const context: RouteContext = Object.keys(params).length > 0 ? { params: Promise.resolve(params) } : {}
  const handler = module[method]
  if (!handler) throw new Error(`${path} has nothing for ${method}`)
  return handler(request, context)
}

export async function json(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>
}

export interface Member {
  id: string
  email: string
  secret: string
  headers: Record<string, string>
}

interface NewMember {
  role: StaffRole
  clinics?: string[]
  practitioner?: string
}

/** The headers of someone who is signed in at the browser: the cookie, and the Origin that our pages send. */
export const signedIn = async (secret: string): Promise<Record<string, string>> =>
  ({ Cookie: `${sessionCookieName}=${await sealSession(secret)}`, Origin: origin })

let known: Promise<string> | undefined

/** An account with an open session. */
export async function createMember({ role, clinics = ['hall-green'], practitioner }: NewMember, now: number): Promise<Member> {
  const [id, secret] = [randomUUID(), makeSecret()]
  const email = `${role}.${id.slice(0, 8)}@example.org`
  const at = new Date(now)
  await db().staff.create({ data: {
    id, email, name: `${role} ${id.slice(0, 4)}`, role, passwordHash: await (known ??= hashPassword(password)), createdAt: at,
    ...(practitioner && { practitionerId: practitioner }),
    clinics: { create: clinics.map((clinicId) => ({ clinicId })) },
    sessions: { create: { id: randomUUID(), secretHash: hashSecret(secret), createdAt: at, lastSeenAt: at, provedAt: at } },
  } })
  return { id, email, secret, headers: await signedIn(secret) }
}

export { createSmallPractice, monday }
