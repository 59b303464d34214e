import { Client, type ClientConfig } from 'pg'
import { onOverspent } from '@/lib/budget'
import { graceMillis, limits } from '@/lib/limits'
import { OutcomeUnknown } from './outcome-unknown'

/**
 * Said by pg where its own limit is reached; the same here, so that one place knows it
 * (lib/adapters/database-away.ts).
 */
const tooLong = 'Query read timeout'

const failedCommit = 'a transaction that had failed was committed'

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

type Callback = (error: Error | null, result?: unknown) => void
type Send = (config: unknown, values?: unknown, callback?: Callback) => unknown

const textOf = (config: unknown): string =>
  typeof config === 'string'
    ? config
    : typeof config === 'object' && config !== null && 'text' in config
      ? String(config.text)
      : ''

const commandOf = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'command' in result ? result.command : null

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
    // As little as may be around each statement, since there are several in every request.
    const guarded: Send = (config, values, callback) => {
      if (typeof config === 'object' && config !== null && 'submit' in config)
        return this.#send(config, values)
      if (callback !== undefined) {
        this.#ask(config, values, callback)
        return undefined
      }
      return new Promise((resolve, reject) => {
        this.#ask(config, values, (error, result) => {
          if (error === null) resolve(result)
          else reject(error)
        })
      })
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

  #send: Send = (config, values, callback) =>
    (super.query as unknown as Send).call(this, config, values, callback)

  #ask(config: unknown, values: unknown, tell: Callback): void {
    const text = textOf(config)
    const asked: Asked = { text, alone: this.getTransactionStatus() === 'I' }
    this.#running += 1
    this.#unconfirmed = false
    const over = this.#watch()
    const answer = this.#inTime(text)
    this.#send(config, values, (error, result) => {
      const late = answer()
      this.#running -= 1
      const wrong =
        error && late
          ? new Error(tooLong, { cause: error })
          : (error ?? this.#judge(asked, result))
      const lost = wrong === null ? null : this.#lost(asked, wrong)
      over(lost)
      tell(lost, result)
    })
  }

  /**
   * Our own limit. A ROLLBACK behind a statement that somebody gave up waiting for doesn't wait as
   * long again.
   */
  #limitOf(text: string): number {
    if (isRollback(text) && this.#running > 1) return graceMillis
    return this.#mostMillis ?? limits().answer
  }

  /**
   * Cuts the line once the limit is over. Answers how to say that the answer is there, and whether
   * it was too late.
   */
  #inTime(text: string): () => boolean {
    let [late, answered] = [false, false]
    // An answer that has come while this process was busy is read first.
    const giveUp = () =>
      void setImmediate(() => {
        if (answered) return
        late = true
        this.cut()
      })
    const timer = setTimeout(giveUp, this.#limitOf(text))
    const leave = this.#mostMillis === null && !isRollback(text) ? onOverspent(giveUp) : null
    return () => {
      answered = true
      clearTimeout(timer)
      leave?.()
      return late
    }
  }

  /** What is wrong with an answer that says that all is well. */
  #judge({ text, alone }: Asked, result: unknown): Error | null {
    const commits = isCommit(text)
    if (commits && commandOf(result) === 'ROLLBACK') return new Error(failedCommit)
    if (this.#unconfirmed && (alone || commits))
      return new Error('committed here, and not confirmed by the standby')
    return null
  }

  /**
   * A statement within a transaction was undone with it; only a COMMIT, or a write that stood
   * alone, may have been made.
   */
  #lost({ text, alone }: Asked, error: Error): Error {
    if (isRefusal(error) || neverSent(error)) return error
    if (error.message === failedCommit) return error
    return isCommit(text) || (alone && mayWrite(text)) ? new OutcomeUnknown(error) : error
  }
}
