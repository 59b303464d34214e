import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface DeafProxy {
  /** The same database, through it. */
  url: string
  /**
   * Whether what LISTEN waits for is swallowed, as by a pooler that lends its connections a
   * transaction at a time.
   */
  isDeaf: (deaf: boolean) => void
  /** Whether anything is passed on at all; connections stay open, as when a cable is pulled. */
  isHung: (hung: boolean) => void
  close: () => Promise<void>
}

/**
 * PostgreSQL's protocol, section 55.7: a byte that says what it is, four of length, and the rest.
 */
const notification = 'A'.charCodeAt(0)

function withoutNotifications(): (part: Buffer) => Buffer {
  let rest = Buffer.alloc(0)
  return (part) => {
    rest = Buffer.concat([rest, part])
    const passed: Buffer[] = []
    while (rest.length >= 5 && rest.length >= 1 + rest.readInt32BE(1)) {
      const message = rest.subarray(0, 1 + rest.readInt32BE(1))
      rest = rest.subarray(message.length)
      if (message[0] !== notification) passed.push(message)
    }
    return Buffer.concat(passed)
  }
}

/** A proxy before PostgreSQL that a test makes deaf, or stops. */
export async function deafProxy(url: string): Promise<DeafProxy> {
  const real = new URL(url)
  let [deaf, hung] = [false, false]
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(real.port), real.hostname)
    const filter = withoutNotifications()
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (part) => {
      if (!hung) far.write(part)
    })
    far.on('data', (part) => {
      const heard = filter(part)
      if (!hung) near.write(deaf ? heard : part)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const through = new URL(url)
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.href,
    isDeaf: (now) => void (deaf = now),
    isHung: (now) => void (hung = now),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
