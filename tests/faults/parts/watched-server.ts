import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from '@/lib/run/build'
import { anyFreePort } from '@/lib/run/cluster-record'
import { inData, root } from '@/lib/run/places'
import { connected } from '@/lib/run/roles'
import { fillPractice } from '../../bench/parts/practice'
import type { TestDatabase } from '../../support/database'
import { deafProxy, type DeafProxy } from '../../support/deaf-proxy'
import { createBareDatabase } from '../../support/older-database'
import { refuses, strictMailServer } from '../../support/strict-mail-server'
import { copyBuilds } from './builds'
import { Front } from './front'
import { begin, type Command } from './launcher'
import type { Place } from './named'

const token = 'a-token-that-only-this-run-knows-0123456789'
const account = { email: 'manager@example.org', password: 'a long password for this run' }

interface MailServer {
  url: string
  close: () => Promise<void>
  knows: (known: boolean) => void
}

/** Mail goes to a server of our own, which knows the password as long as it is told to. */
async function mailServer(): Promise<MailServer> {
  let isKnown = true
  const refusing = refuses.password('5.7.8 Username and Password not accepted')
  const { port, close } = await strictMailServer({
    authOptional: false,
    onAuth: (given, session, done) => {
      if (isKnown) done(null, { user: given.username ?? '' })
      else refusing.onAuth?.(given, session, done)
    },
  })
  return {
    url: `smtp://desk:secret@127.0.0.1:${port}`,
    close,
    knows: (known) => void (isKnown = known),
  }
}

/**
 * What runs at a practice, and whatever it speaks to: `npm start` with a database of its own behind
 * a proxy, a mail server, a certificate, and a manager who is signed in.
 */
export class WatchedServer {
  front!: Front
  mail!: MailServer
  proxy!: DeafProxy
  database!: TestDatabase
  place!: Place
  port = 0
  #command: Command | null = null
  #cookie: string | null = null

  constructor(readonly folder: string, readonly data: string) {}

  async prepare(): Promise<void> {
    await build()
    copyBuilds(inData('builds'), this.data)
    this.database = await createBareDatabase()
    this.proxy = await deafProxy(this.database.url)
    this.mail = await mailServer()
    this.port = await anyFreePort()
    this.front = new Front(() => this.port)
    const url = `https://localhost:${await this.front.listen()}`
    this.sayClock(0)
    this.place = { url, token, variables: this.#variables(url), cookie: () => this.#signedIn() }
  }

  #variables(url: string): Record<string, string> {
    return {
      PLUMBLINE_DATA_DIR: this.data,
      PLUMBLINE_DEMO: 'no',
      AUTH_SECRET: 'a secret that only this run knows, of more than 32 letters',
      DATABASE_URL: this.proxy.url,
      MIGRATE_DATABASE_URL: this.database.ownerUrl,
      HOST: '127.0.0.1',
      PORT: String(this.port),
      BASE_URL: url,
      TRUST_PROXY: '1',
      RATE_LIMIT_PER_MINUTE: '0',
      METRICS_TOKEN: token,
      SMTP_URL: this.mail.url,
      MAIL_FROM: 'Example Practice <booking@example.org>',
      LOG_LEVEL: 'fatal',
      CLOCK_FILE: path.join(this.folder, 'clock'),
      NODE_OPTIONS: `--require ${path.join(root, 'tests/faults/parts/shifted-clock.cjs')}`,
    }
  }

  /** How far the clock of the server, and of the doctor, is ahead. */
  sayClock(aheadMs: number): void {
    writeFileSync(path.join(this.folder, 'clock'), String(aheadMs))
  }

  async start(): Promise<void> {
    this.#command = begin('server', root, ['start'], this.place.variables)
    await this.#command.says('Plumbline is at')
  }

  async fill(): Promise<void> {
    await fillPractice(this.database.ownerUrl, 3)
  }

  async restart(): Promise<void> {
    await this.#command?.stop()
    await this.start()
  }

  /** A command of package.json, as whoever looks after the server runs it. */
  async run(...words: string[]): Promise<void> {
    const status = await begin(words.join(' '), root, words, this.place.variables).ended
    if (status !== 0) throw new Error(`npm run ${words.join(' ')} ended with ${status}`)
  }

  /** One after the other, each by itself. */
  asOwner(...statements: string[]): Promise<void> {
    return connected(this.database.ownerUrl, async (client) => {
      for (const statement of statements) await client.query(statement)
    })
  }

  /** Signed in once; and anew after `forgetCookie`. */
  async #signedIn(): Promise<string> {
    this.#cookie ??= await this.#signIn()
    return this.#cookie
  }

  forgetCookie(): void {
    this.#cookie = null
  }

  /** As the server does it, on its own database. */
  async #signIn(): Promise<string> {
    Object.assign(process.env, {
      ...this.place.variables,
      DATABASE_URL: this.database.ownerUrl,
      PLUMBLINE_DATA_DIR: process.env['PLUMBLINE_DATA_DIR'] ?? '',
      NODE_OPTIONS: '',
    })
    const { createStaff } = await import('../../factories/staff')
    const { signIn } = await import('@/lib/use-cases/sign-in')
    const { sealSession, sessionCookieName } = await import('@/lib/auth/session-cookie')
    const { db, disconnect } = await import('@/lib/store/client')
    const isThere = (await db().staff.count({ where: { email: account.email } })) > 0
    const as = { traits: ['manager'], clinics: ['bench'], ...account } as const
    if (!isThere) await createStaff({ now: Date.now(), ...as })
    const opened = await signIn({ ...account, address: '127.0.0.1' }, Date.now())
    await disconnect()
    if (!opened.ok) throw new Error(opened.refusal.reason)
    return `${sessionCookieName}=${await sealSession(opened.value.secret)}`
  }

  async close(): Promise<void> {
    await this.#command?.stop()
    this.front.close()
    await this.mail.close()
    await this.proxy.close()
    await this.database.drop()
  }
}
