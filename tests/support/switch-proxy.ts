import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

type State = 'through' | 'hung' | 'cut'

/**
 * Between a server and its database: lets through, hangs (connections are taken, nothing passes),
 * or is cut; and leads elsewhere.
 */
export class SwitchProxy {
  #state: State = 'through'
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  readonly #server: Server
  #to: URL

  constructor(to: string) {
    this.#to = new URL(to)
    this.#server = createServer((client) => this.#take(client))
  }

  /** The database's address by way of this one. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const through = new URL(this.#to)
    through.hostname = '127.0.0.1'
    through.port = String((this.#server.address() as AddressInfo).port)
    return through.href
  }

  set(state: State): void {
    this.#state = state
    for (const pair of this.#pairs) {
      if (state === 'cut') for (const socket of pair) socket.resetAndDestroy()
      else
        for (const socket of pair)
          if (state === 'hung') socket.pause()
          else socket.resume()
    }
  }

  /** From now on, new connections lead to another server; those there are end. */
  lead(to: string): void {
    this.#to = new URL(to)
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy()
  }

  async close(): Promise<void> {
    this.set('cut')
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #take(client: Socket): void {
    if (this.#state === 'cut') return void client.resetAndDestroy()
    const server = connect({ host: this.#to.hostname, port: Number(this.#to.port) })
    const pair = [client, server] as const
    this.#pairs.add(pair)
    const over = () => {
      this.#pairs.delete(pair)
      for (const socket of pair) socket.destroy()
    }
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from
        .on('error', over)
        .on('close', over)
        .on('data', (data: Buffer) => to.write(data))
      if (this.#state === 'hung') from.pause()
    }
  }
}
