import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/**
 * Reads messages of PostgreSQL's protocol out of a stream: a type, a length, a body. `untyped`: the
 * first has no type.
 */
function reader(take: (type: string, body: Buffer, whole: Buffer) => void, untyped: boolean) {
  let rest = Buffer.alloc(0)
  let first = untyped
  return (data: Buffer): void => {
    rest = Buffer.concat([rest, data])
    for (;;) {
      const head = first ? 0 : 1
      if (rest.length < head + 4) return
      const end = head + rest.readInt32BE(head)
      if (rest.length < end) return
      const whole = rest.subarray(0, end)
      rest = rest.subarray(end)
      take(first ? '' : String.fromCharCode(whole[0] ?? 0), whole.subarray(head + 4), whole)
      first = false
    }
  }
}

const upToZero = (bytes: Buffer, from = 0): string =>
  bytes.toString('utf8', from, bytes.indexOf(0, from))
const writes = (text: string): boolean =>
  /\b(insert into|delete from)\b|(?<!\bfor (no key )?)\bupdate\b/i.test(text)

/**
 * Between the product and its database. `loseNext`: the next COMMIT (or the next write that stands
 * alone) reaches the server and is carried out; its answer never comes, the connection is cut.
 * `freeze`: nothing passes any more, as when a host hangs. `cutAll`: every connection.
 */
export class CuttingProxy {
  #server: Server
  #pairs = new Set<[Socket, Socket]>()
  /** How many answers pass before one is lost; null: all of them do. */
  #before: number | null = null
  #frozen = false
  /** How many answers were lost so far. */
  lost = 0

  constructor(private readonly to: URL) {
    this.#server = createServer((client) => this.#pass(client))
  }

  /** The database's address by way of this. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const through = new URL(this.to)
    through.hostname = '127.0.0.1'
    through.port = String((this.#server.address() as AddressInfo).port)
    return through.href
  }

  loseNext(before = 0): void {
    this.#before = before
  }
  spare(): void {
    this.#before = null
  }

  freeze(): void {
    this.#frozen = true
    for (const pair of this.#pairs) for (const socket of pair) socket.pause()
  }

  thaw(): void {
    this.#frozen = false
    for (const pair of this.#pairs) for (const socket of pair) socket.resume()
  }

  cutAll(): void {
    for (const [client, server] of this.#pairs) {
      client.resetAndDestroy()
      server.destroy()
    }
  }

  async close(): Promise<void> {
    this.thaw()
    this.cutAll()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #pass(client: Socket): void {
    const server = connect({ host: this.to.hostname, port: Number(this.to.port) })
    const pair: [Socket, Socket] = [client, server]
    this.#pairs.add(pair)
    if (this.#frozen) for (const socket of pair) socket.pause()
    const over = () => {
      this.#pairs.delete(pair)
      client.destroy()
      server.destroy()
    }
    for (const socket of pair) socket.setNoDelay().on('error', over).on('close', over)
    const { asked, answered } = this.#judge(client, over)
    client.on('data', (data: Buffer) => {
      asked(data)
      server.write(data)
    })
    server.on('data', answered)
  }

  /** Knows which statement each answer belongs to, and whether it stood alone. */
  #judge(client: Socket, over: () => void) {
    const named = new Map<string, string>()
    const running: string[] = []
    let status = 'I'
    const asked = reader((type, body) => {
      if (type === 'Q') running.push(upToZero(body))
      if (type === 'P') named.set(upToZero(body), upToZero(body, body.indexOf(0) + 1))
      if (type === 'B') running.push(named.get(upToZero(body, body.indexOf(0) + 1)) ?? '')
    }, true)
    const answered = reader((type, body, whole) => {
      if (type === 'Z') {
        const text = running.shift() ?? ''
        const [before, after] = [status, String.fromCharCode(body[0] ?? 0)]
        status = after
        const ends = /^\s*commit/i.test(text) || (before === 'I' && after === 'I' && writes(text))
        if (ends && this.#before !== null && this.#before > 0) this.#before -= 1
        else if (ends && this.#before === 0) {
          this.#before = null
          this.lost += 1
          client.resetAndDestroy()
          return over()
        }
      }
      if (!client.destroyed) client.write(whole)
    }, false)
    return { asked, answered }
  }
}
