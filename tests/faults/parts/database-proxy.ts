import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

type Mode = 'pass' | 'swallow'

/** A wire between one server and its database that can be cut. */
export interface DatabaseProxy {
  /** The database's address, by way of this wire. */
  url: (database: string) => string
  /** Every connection breaks off at once. */
  cut: () => void
  /** What the database answers from now on gets lost on the way; `cut` ends it. */
  swallow: () => void
  close: () => void
}

/** Stands before the database at `port()`, which is asked anew for each connection. */
export async function openProxy(port: () => number): Promise<DatabaseProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let mode: Mode = 'pass'
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy()
    pairs.clear()
    mode = 'pass'
  }
  const server = createServer((inside) => {
    const outside = connect(port(), '127.0.0.1')
    const pair = [inside, outside] as const
    pairs.add(pair)
    inside.on('data', (chunk) => outside.write(chunk))
    outside.on('data', (chunk) => {
      if (mode === 'pass') inside.write(chunk)
    })
    const end = () => {
      pairs.delete(pair)
      for (const socket of pair) socket.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const own = (server.address() as AddressInfo).port
  return {
    url: (database) => Object.assign(new URL(database), { port: String(own) }).href,
    cut,
    swallow: () => {
      mode = 'swallow'
    },
    close: () => {
      cut()
      server.close()
    },
  }
}
