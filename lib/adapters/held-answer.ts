import type { ServerResponse } from 'node:http'

// What a desk's screen reads of itself, or what follows an action there, is a stream that can fail
// half-way, after it said 200: the screen would be left for one that says so, with what was typed.

type Method = (...args: unknown[]) => unknown

/**
 * Keeps the answer until it is whole, and only then lets it go. `isHeld`: asked once, with what the
 * head is to hold. `instead`: asked at the end, and answers whether it said something else.
 */
export function holdUntilWhole(
  response: ServerResponse,
  isHeld: (status: number, given: unknown) => boolean,
  instead: () => boolean,
): void {
  const go: Readonly<Record<'writeHead' | 'write' | 'end' | 'flushHeaders', Method>> = {
    writeHead: response.writeHead.bind(response) as Method,
    write: response.write.bind(response) as Method,
    end: response.end.bind(response) as Method,
    flushHeaders: response.flushHeaders.bind(response),
  }
  let head: unknown[] | null = null
  let parts: unknown[][] = []
  let decided = false
  /** The head is written first, by whoever has a say in it. */
  const begin = (): boolean => {
    if (!decided && !response.headersSent) response.writeHead(response.statusCode)
    return head !== null
  }
  const finish = (said: unknown[], last: unknown[]): unknown => {
    const all = parts
    head = null
    parts = []
    if (instead()) return response
    go.writeHead(...said)
    for (const part of all) go.write(...part)
    return go.end(...last)
  }
  response.writeHead = ((...args: [number, ...unknown[]]) => {
    if (!decided) {
      decided = true
      if (!response.headersSent && isHeld(args[0], args.at(-1))) head = args
    }
    return head === null ? go.writeHead(...args) : response
  }) as ServerResponse['writeHead']
  response.flushHeaders = () => {
    if (!begin()) go.flushHeaders()
  }
  response.write = ((...args: unknown[]) => {
    if (!begin()) return go.write(...args)
    parts.push(args)
    return true
  }) as ServerResponse['write']
  response.end = ((...args: unknown[]) => {
    begin()
    return head === null ? go.end(...args) : finish(head, args)
  }) as ServerResponse['end']
}
