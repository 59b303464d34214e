import { Resolver } from 'node:dns/promises'
import type { LookedUp } from '@/lib/core/messages/sender-domain'

/** How long DNS may take: somebody waits for the page. */
const longestMs = 3_000

/** What it says of a name that isn't there, or has no such entries. */
const states: Readonly<Record<string, 'none' | 'empty'>> = { ENOTFOUND: 'none', ENODATA: 'empty' }

/** The TXT entries of a name. Its answer is never an exception: whatever goes wrong, it didn't answer. */
export async function findTexts(name: string): Promise<LookedUp> {
  const resolver = new Resolver({ timeout: longestMs, tries: 1 })
  const timer = setTimeout(() => resolver.cancel(), longestMs)
  try {
    const entries = await resolver.resolveTxt(name)
    return { state: 'found', texts: entries.map((parts) => parts.join('')) }
  } catch (error) {
    const { code }: { code?: unknown } = typeof error === 'object' && error !== null ? error : {}
    return { state: (typeof code === 'string' ? states[code] : undefined) ?? 'no-answer' }
  } finally {
    clearTimeout(timer)
  }
}
