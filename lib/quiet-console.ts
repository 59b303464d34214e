import { types } from 'node:util'
import { describeError } from './log'

const told = (word: unknown): unknown => (word instanceof Error || types.isNativeError(word) ? describeError(word) : word)

/**
 * Next prints an error that a page or route let through whole, beside what we log of it; a database error's text may
 * print the row that was refused. From here on the console tells errors as our log does.
 */
export function quietConsole(): void {
  for (const level of ['error', 'warn'] as const) {
    const write = console[level].bind(console)
    console[level] = (...words: unknown[]) => write(...words.map(told))
  }
}
