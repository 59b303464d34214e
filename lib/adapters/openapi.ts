import { z } from 'zod'
import { scopeFor } from '@/lib/auth/can'
import { ProblemAnswer } from './answers'
import { endpoints, type Endpoint } from './endpoints'
import { problems, type ProblemReason } from './problem'

type Json = Record<string, unknown>

function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as Json
  return rest
}

/** Refusals that the edge can give whatever the endpoint is. */
export function edgeRefusals(endpoint: Endpoint): ProblemReason[] {
  const writes = endpoint.method !== 'GET'
  return [
    ...(endpoint.access === 'public' ? [] : ['unauthorised', 'forbidden'] as const),
    ...(writes ? ['foreign-origin'] as const : []),
    ...(writes || endpoint.access !== 'public' ? ['too-many-requests'] as const : []),
    ...(endpoint.body ? ['not-json', 'too-large', 'unsupported-type', 'invalid'] as const : []),
    ...(endpoint.method === 'GET' ? ['invalid'] as const : []),
    'unavailable',
    ...(writes ? ['outcome-unknown'] as const : []),
  ]
}

const refusalsOf = (endpoint: Endpoint): ProblemReason[] => [...new Set([...endpoint.refusals, ...edgeRefusals(endpoint)])]

function parameters(endpoint: Endpoint): Json[] {
  const part = (schema: z.ZodType, where: 'path' | 'query') => {
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
    return Object.entries(properties).map(([name, { description, examples, ...rest }]) => ({
      name, in: where, required: where === 'path' || required.includes(name), schema: rest,
      ...(typeof description === 'string' && { description }),
      ...(Array.isArray(examples) && { example: examples[0] as unknown }),
    }))
  }
  const key = {
    name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 1, maxLength: 255 },
    description: 'Of your own making, new for each request: the same key with the same body makes one booking',
    example: '5f0c9a1e-8a63-4b1d-9a53-0c6f0d3b7d42',
  }
  return [...part(endpoint.params, 'path'), ...part(endpoint.query, 'query'), ...(endpoint.needsIdempotencyKey ? [key] : [])]
}

/** Any one of them. A key needs the scope that is named with it. */
function securityOf({ access, action }: Endpoint): Json[] {
  if (access === 'public') return []
  const scope = scopeFor(action)
  return [...(access === 'link' ? [{ link: [] }] : []), { session: [] }, ...(scope === null ? [] : [{ key: [scope] }])]
}

const nameFor = (id: string, what: string) => `${id.charAt(0).toUpperCase()}${id.slice(1)}${what}`

function rightAnswer(id: string, endpoint: Endpoint): Json {
  const requestId = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } }
  if (endpoint.stream) {
    const content = { 'text/event-stream': { schema: { type: 'string' }, example: endpoint.example } }
    return { description: 'A stream of events, until the session ends or the key does', headers: requestId, content }
  }
  if (!endpoint.answer) return { description: 'Done', headers: requestId }
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${nameFor(id, 'Answer')}` }, example: endpoint.example } }
  return { description: 'Done', headers: requestId, content }
}

/** One entry a status, with the reasons that lead to it as examples. */
function refusals(endpoint: Endpoint): Json {
  const byStatus = groupBy(refusalsOf(endpoint), (reason) => problems[reason].status)
  return Object.fromEntries([...byStatus].sort(([a], [b]) => a - b).map(([status, reasons]) => [String(status), {
    description: reasons.map((reason) => problems[reason].title).join('; '),
    ...((status === 429 || status === 503) && { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } }),
    content: { 'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: Object.fromEntries(reasons.map((reason) => [reason, { value: { type: `/problems/${reason}`, ...problems[reason] } }])),
    } },
  }]))
}

function operation(id: string, endpoint: Endpoint): Json {
  const given = parameters(endpoint)
  return {
    operationId: id, summary: endpoint.summary, tags: [endpoint.path.split('/')[1]], security: securityOf(endpoint),
    ...(given.length > 0 && { parameters: given }),
    ...(endpoint.body && { requestBody: {
      required: !endpoint.bodyMayBeEmpty,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${nameFor(id, 'Body')}` }, example: endpoint.bodyExample } },
    } }),
    responses: { [String(endpoint.status)]: rightAnswer(id, endpoint), ...refusals(endpoint) },
  }
}

function paths(list: readonly (readonly [string, Endpoint])[]): Json {
  const byPath = groupBy(list, ([, endpoint]) => endpoint.path)
  return Object.fromEntries([...byPath].map(([path, found]) =>
    [path, Object.fromEntries(found.map(([id, endpoint]) => [endpoint.method.toLowerCase(), operation(id, endpoint)]))]))
}

function schemas(list: readonly (readonly [string, Endpoint])[]): Json {
  const found: Json = { Problem: schemaOf(ProblemAnswer, 'output') }
  for (const [id, { answer, body }] of list) {
    if (answer) found[nameFor(id, 'Answer')] = schemaOf(answer, 'output')
    if (body) found[nameFor(id, 'Body')] = schemaOf(body, 'input')
  }
  return found
}

const about = `Times are RFC 3339 with the clinic’s offset; ids of clinics, services and practitioners are the ones that the lists
show. What is refused is answered as application/problem+json (RFC 9457). A write that carries a cookie of this site needs
an Origin header with the site’s own address; programs without cookies need none, nor does what comes with a Bearer: then the Bearer alone counts.`

/** The whole API as an OpenAPI 3.1 document, written from the schemas that the routes parse with. */
export function openApi(baseUrl: string): Json {
  const list = Object.entries(endpoints).map(([id, endpoint]) => [id, endpoint as unknown as Endpoint] as const)
  return {
    openapi: '3.1.0',
    info: { title: 'Plumbline', version: '1.0.0', description: about.replaceAll('\n', ' ') },
    servers: [{ url: `${baseUrl}/api/v1` }],
    tags: [...new Set(list.map(([, endpoint]) => endpoint.path.split('/')[1]))].map((name) => ({ name })),
    paths: paths(list),
    components: {
      schemas: schemas(list),
      headers: {
        RequestId: { description: 'Stands in the server’s log as well', schema: { type: 'string', format: 'uuid' } },
        RetryAfter: { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } },
      },
      securitySchemes: {
        link: { type: 'http', scheme: 'bearer', description: 'The secret of the appointment’s link (`key` of manageUrl)' },
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'plk_…', description: 'An API key that a manager made, good for its scopes at its clinics' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-plumbline.session-token', description: 'A member of staff who signed in' },
      },
    },
  }
}
