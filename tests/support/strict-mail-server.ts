import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { certificate, certificateKey } from './certificate'

/** Mail servers that refuse in one way each, as those do that a practice sets up wrongly. */

export interface Refusing {
  port: number
  close: () => Promise<void>
}

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })

/** A real SMTP server with a self-signed certificate; `options` say what it refuses. */
export async function strictMailServer(options: SMTPServerOptions = {}): Promise<Refusing> {
  const server = new SMTPServer({
    key: certificateKey,
    cert: certificate,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onData: (stream, _, done) => {
      stream.resume()
      stream.on('end', () => done())
    },
    ...options,
  })
  server.on('error', () => undefined) // its clients go away by order
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** What it says no to, and with which words. */
export const refuses = {
  password: (said: string): SMTPServerOptions => ({
    onAuth: (_, __, done) => done(refusal(535, said)),
  }),
  sender: (said: string): SMTPServerOptions => ({
    onMailFrom: (_, __, done) => done(refusal(550, said)),
  }),
  recipient: (said: string, code = 550): SMTPServerOptions => ({
    onRcptTo: (_, __, done) => done(refusal(code, said)),
  }),
}

/** Something that isn't a mail server listens there: it says `greeting`, or nothing. */
export async function otherServer(greeting: string | null): Promise<Refusing> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined) // the client goes away by order
    if (greeting !== null) socket.write(greeting)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** A port that nobody listens on. */
export async function deafPort(): Promise<number> {
  const { port, close } = await otherServer(null)
  await close()
  return port
}
