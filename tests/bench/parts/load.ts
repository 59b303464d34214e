import autocannon from 'autocannon'

export interface Load {
  /** Requests per second, on average. */
  rate: number
  statuses: Record<string, number>
  p99: number
}

/** A load on one path for some seconds or a number of requests. `body` makes the next request's. */
export async function load(options: {
  url: string; connections: number; seconds?: number; amount?: number; method?: 'GET' | 'POST'; next?: () => { body: string; key: string; from?: string }
}): Promise<Load> {
  const { url, connections, seconds, amount, method = 'GET', next } = options
  const began = performance.now()
  let last = began
  const asked: autocannon.Options = {
    url, connections, method, ...(amount === undefined ? { duration: seconds ?? 5 } : { amount }),
    ...(next && { requests: [{ method, setupRequest: (request: autocannon.Request) => {
      const { body, key, from } = next()
      const headers = { 'content-type': 'application/json', 'idempotency-key': key }
      return { ...request, body, headers: { ...headers, ...(from !== undefined && { 'x-forwarded-for': from }) } }
    } }] }),
  }
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const going = autocannon(asked, (error: unknown, done) => {
      if (error instanceof Error) reject(error)
      else resolve(done)
    })
    going.on('response', () => (last = performance.now()))
  })
  const statuses = Object.fromEntries(Object.entries(result.statusCodeStats ?? {}).map(([status, { count }]) => [status, count ?? 0]))
  // It ends on a whole second, an eighth of what some of these take: the last answer counts.
  const took = (last - began) / 1_000
  return { rate: result.requests.total / took, statuses, p99: result.latency.p99 }
}

export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN

/** Prints one ratio beside its bound; answers whether it is within. */
export function say(name: string, ratio: number, bound: number, detail: string): boolean {
  const within = ratio >= bound
  console.log(`${within ? 'within' : 'MISSED'}  ${name}: ${ratio.toFixed(2)}× (at least ${bound}×)  ${detail}`)
  return within
}
