import { Client, type ClientConfig, type QueryResult } from 'pg'
import { onOverspent } from '@/lib/budget'
import { graceMillis, limits } from '@/lib/limits'
import { OutcomeUnknown } from './outcome-unknown'

/**
 * Said by pg where its own limit is reached; the same here, so that one place knows it
 * (lib/adapters/database-away.ts).
 */
const tooLong = 'Query read timeout'

const isCommit = (text: string): boolean => /^\s*(commit|end)\b/i.test(text)
const isRollback = (text: string): boolean => /^\s*rollback\s*$/i.test(text)
/** A statement of its own that may have written; `for update` is no write. */
const writing = /\b(insert\s+into|delete\s+from|merge\s+into|truncate)\b/i
const updating = /(?<!\bfor\s+(?:no\s+key\s+)?)\bupdate\b/i
const mayWrite = (text: string): boolean => writing.test(text) || updating.test(text)

interface ServerError extends Error {
  severity: string
  code: string
}

/**
 * SQLSTATEs with which the server ends the connection: cut off, stopping, out of its own order, and
 * our idle limits. By its code, since the word for how severe it is comes in the server's language.
 */
const leavesDoubt = /^(?:08|57P|25P03|25P04|58|XX)/

/**
 * The server refused this statement and goes on; whatever else is wrong, the connection is over and
 * nobody knows how far it came.
 */
export const isRefusal = (error: unknown): error is ServerError =>
  error instanceof Error && 'severity' in error && 'code' in error && !leavesDoubt.test(String(error.code))

/** Sent by pg alone: the statement never left. */
const neverSent = (error: unknown): boolean =>
  error instanceof Error && /is not queryable/.test(error.message)

interface Asked {
  text: string
  /** Nothing around it: it is its own transaction. */
  alone: boolean
}

/** Told of a question; answers how to be told what came of it, null for an answer. */
export type Watch = () => (error: unknown) => void

type Callback = (error: unknown, result?: unknown) => void
type Send = (config: unknown, values?: unknown) => Promise<QueryResult>

const textOf = (config: unknown): string =>
  typeof config === 'string'
    ? config
    : typeof config === 'object' && config !== null && 'text' in config
      ? String(config.text)
      : ''

/**
 * A connection that never pretends. Where the server doesn't answer within our limit, the
 * connection is closed (a statement of pg's `query_timeout` would go on, and what is sent next wait
 * behind it); where a write's answer is lost, the error says that nobody knows; a COMMIT that the
 * server answers with ROLLBACK is an error.
 */
export class GuardedClient extends Client {
  #running = 0
  readonly #mostMillis: number | null
  #unconfirmed = false
  #watch: Watch = () => () => undefined

  /** `mostMillis`: how long a statement may take, where that is longer than usual. */
  constructor(config?: ClientConfig, mostMillis: number | null = null) {
    super({
      ...config,
      connectionTimeoutMillis: mostMillis === null ? limits().connect : limits().longConnect,
    })
    this.#mostMillis = mostMillis
    // An error of a connection that is lent out has no listener otherwise, and would end the
    // process.
    this.on('error', () => undefined)
    // COMMIT is answered although its wait for the standby was cancelled: it is here, and may not
    // be there.
    this.on('notice', ({ routine }) => {
      if (routine === 'SyncRepWaitForLSN') this.#unconfirmed = true
    })
    const send: Send = (config, values) =>
      (super.query as unknown as Send).call(this, config, values)
    const guarded = (config: unknown, values?: unknown, callback?: Callback): unknown => {
      if (typeof config === 'object' && config !== null && 'submit' in config)
        return send(config, values)
      const answer = this.#ask(textOf(config), () => send(config, values))
      if (callback === undefined) return answer
      return void answer.then((result) => callback(null, result), callback)
    }
    this.query = guarded as unknown as Client['query']
  }

  /** Whether the next who gets this connection finds it as if it were new. */
  isSound = (): boolean => this.#running === 0 && this.getTransactionStatus() === 'I'

  /** Somebody waits for what it is asked. */
  isAsking = (): boolean => this.#running > 0

  /** From now on, each question is told to `watch`. */
  watch(watch: Watch): void {
    this.#watch = watch
  }

  /** Ended at once: a statement that still runs is left to the server's own limits. */
  cut(): void {
    void this.end().catch(() => undefined)
  }

  async #ask(text: string, send: () => Promise<QueryResult>): Promise<QueryResult> {
    const asked: Asked = { text, alone: this.getTransactionStatus() === 'I' }
    this.#running += 1
    this.#unconfirmed = false
    const over = this.#watch()
    try {
      const result = this.#judge(asked, await this.#inTime(text, send))
      over(null)
      return result
    } catch (error) {
      const lost = this.#lost(asked, error)
      over(lost)
      throw lost
    } finally {
      this.#running -= 1
    }
  }

  /**
   * Our own limit. A ROLLBACK behind a statement that somebody gave up waiting for doesn't wait as
   * long again.
   */
  #limitOf(text: string): number {
    if (isRollback(text) && this.#running > 1) return graceMillis
    return this.#mostMillis ?? limits().answer
  }

  async #inTime(text: string, send: () => Promise<QueryResult>): Promise<QueryResult> {
    let [late, answered] = [false, false]
    // An answer that has come while this process was busy is read first.
    const giveUp = () =>
      void setImmediate(() => {
        if (answered) return
        late = true
        this.cut()
      })
    const timer = setTimeout(giveUp, this.#limitOf(text))
    const leave =
      this.#mostMillis === null && !isRollback(text) ? onOverspent(giveUp) : () => undefined
    try {
      return await send()
    } catch (error) {
      throw late ? new Error(tooLong, { cause: error }) : error
    } finally {
      answered = true
      clearTimeout(timer)
      leave()
    }
  }

  #judge({ text, alone }: Asked, result: QueryResult): QueryResult {
    if (isCommit(text) && result.command === 'ROLLBACK')
      throw new Error('a transaction that had failed was committed')
    if (this.#unconfirmed && (alone || isCommit(text)))
      throw new Error('committed here, and not confirmed by the standby')
    return result
  }

  /**
   * A statement within a transaction was undone with it; only a COMMIT, or a write that stood
   * alone, may have been made.
   */
  #lost({ text, alone }: Asked, error: unknown): unknown {
    if (isRefusal(error) || neverSent(error)) return error
    if (error instanceof Error && error.message === 'a transaction that had failed was committed')
      return error
    return isCommit(text) || (alone && mayWrite(text)) ? new OutcomeUnknown(error) : error
  }
}
