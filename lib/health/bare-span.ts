import type { Attributes } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-node'

/** Attributes that say what kind of thing was done. Addresses, queries and errors tell of people. */
const said: ReadonlySet<string> = new Set([
  'http.method',
  'http.status_code',
  'next.rsc',
  'next.span_type',
  'db.system.name',
])
/** Those in which Next names a route, by its pattern. */
const routes: ReadonlySet<string> = new Set(['http.route', 'next.route'])

const keptOf = (attributes: Attributes, patterns: ReadonlySet<string>): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) => said.has(name) || (routes.has(name) && patterns.has(String(value))),
    ),
  )

/** «BaseServer.handleRequest GET /book/[clinic]»: what Next itself calls it may hold an address. */
function nameOf({ name, instrumentationScope: scope }: ReadableSpan, kept: Attributes): string {
  if (scope.name === ownScope) return name
  const parts = [kept['next.span_type'], kept['http.method'], kept['http.route'] ?? kept['next.route']]
  return parts.filter((part) => part !== undefined).join(' ') || scope.name
}

/** The scope of spans that are named here, by a word of a fixed set. */
export const ownScope = 'plumbline'

/**
 * What of a span leaves this machine: its times, its place in the trace, and words of a fixed set.
 * Next puts addresses into names and attributes, and errors, whose texts may hold what somebody
 * typed, into events and the status: none of that is kept. `patterns`: the routes of this build.
 */
export function bareSpan(span: ReadableSpan, patterns: ReadonlySet<string>): ReadableSpan {
  const attributes = keptOf(span.attributes, patterns)
  return {
    name: nameOf(span, attributes),
    kind: span.kind,
    spanContext: () => span.spanContext(),
    ...(span.parentSpanContext && { parentSpanContext: span.parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: { code: span.status.code },
    attributes,
    links: [],
    events: [],
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }
}
