import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { machineNow } from '@/lib/clock'
import { countRequest } from './registry'
import { patternOf, readPatterns } from './routes'

const kept = globalThis as unknown as { plumblineRequestsWatched?: boolean }

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')

/** Counts every request that this process answers from now on, by its pattern alone. */
export function watchRequests(): void {
  if (kept.plumblineRequestsWatched) return
  kept.plumblineRequestsWatched = true
  const patterns = readPatterns(process.cwd())
  subscribe('http.server.request.start', (told) => {
    const { request, response } = told as { request: IncomingMessage; response: ServerResponse }
    const since = machineNow()
    const route = patternOf(request.url ?? '', patterns)
    response.once('close', () => {
      const seconds = isStream(response) ? null : Math.max(0, machineNow() - since) / 1000
      countRequest(route, response.statusCode, seconds)
    })
  })
}
