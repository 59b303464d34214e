/**
 * How long anything waits for the database, in milliseconds. The server's limits come first: what
 * it ends itself is certainly not written. Ours are longer, and only for a server that doesn't
 * answer at all; where one of them ends a wait, its connection is closed.
 */
export interface Limits {
  /**
   * The server's, for each connection: waiting for a lock, one statement, a transaction that is
   * left standing.
   */
  lock: number
  statement: number
  idle: number
  /**
   * Ours: to get a connection, one statement, a whole transaction, and everything that one request
   * asks.
   */
  connect: number
  answer: number
  transaction: number
  request: number
  /**
   * For what reads or writes a great deal (`atLeisure`): to get a connection, one statement by the
   * server and by us, a whole transaction.
   */
  longConnect: number
  longStatement: number
  longAnswer: number
  longTransaction: number
  /** How many rows of a file are written at once: whoever books waits for no more. */
  importRows: number
  /** How long whoever accepts a file waits for its rows; what is left by then goes on by itself. */
  importWait: number
}

/**
 * Every answer has to come within three seconds, also where the database hangs: a second of them is
 * left for two dozen pages that are then put into words together.
 */
const usual: Readonly<Limits> = {
  lock: 1_400,
  statement: 1_600,
  idle: 1_600,
  connect: 2_000,
  answer: 1_900,
  transaction: 2_000,
  request: 2_000,
  longConnect: 20_000,
  longStatement: 60_000,
  longAnswer: 65_000,
  longTransaction: 180_000,
  importRows: 500,
  importWait: 1_500,
}

/** How much longer a ROLLBACK may take than what it waits behind. */
export const graceMillis = 300

let current: Readonly<Limits> = usual

export const limits = (): Readonly<Limits> => current

/** For tests, before anything is connected; what isn't given is as usual. */
export function setLimits(others: Partial<Limits>): void {
  current = { ...usual, ...others }
}
