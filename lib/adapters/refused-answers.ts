import { isStaffPage } from '@/lib/auth/page-headers'
import type { Failure } from '@/lib/copy/away'
import { failureHeaders, wayBackOf } from './failed-answers'
import { failureHtml, type FailurePage } from './failure-page'

/** What is refused before any page or form of ours is asked. */
export interface RefusedAnswer {
  status: number
  failure: Failure
  /** The same in one line, for a script or a program. */
  plain: string
  headers?: Record<string, string>
}

interface Asked {
  headers: Headers
  path: string
}

/**
 * Whoever goes to a page in a browser or sends its form; what a script sends says so. Some text
 * browsers take anything, and say nothing of how they ask.
 */
function isReader(headers: Headers): boolean {
  const accepted = headers.get('accept') ?? ''
  const takesAnything = accepted.startsWith('*/*') && !headers.has('sec-fetch-mode')
  return (accepted.includes('text/html') || takesAnything) && !headers.has('next-action')
}

/** The policy of the page that was asked for goes out with what a route answers (proxy.ts). */
const nonceOf = (headers: Headers): string | undefined =>
  /'nonce-([A-Za-z0-9+/=]+)'/.exec(headers.get('content-security-policy') ?? '')?.[1]

/** In words, with whom to call and what to do, for whoever reads it; else in one plain line. */
export function refusedAnswer(
  { headers: sent, path }: Asked,
  { status, failure, plain, headers = {} }: RefusedAnswer,
  practice: FailurePage['practice'],
): { body: string; init: { status: number; headers: Record<string, string> } } {
  if (!isReader(sent)) {
    const type = 'text/plain; charset=utf-8'
    const own = { ...headers, 'Content-Type': type, 'Cache-Control': 'no-store' }
    return { body: plain, init: { status, headers: own } }
  }
  const audience = isStaffPage(path) ? 'staff' : 'patient'
  const back = wayBackOf(sent.get('referer'))
  const nonce = nonceOf(sent)
  return {
    body: failureHtml({ audience, failure, practice, requestId: null, back, nonce }),
    init: { status, headers: { ...failureHeaders(status), ...headers } },
  }
}
