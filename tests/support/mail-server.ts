import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/**
 * What a mail server does with what comes. `cut-after-data`: it has the whole message and then breaks off without a word, so that
 * nobody can know whether it arrived; it did.
 */
export type MailMood = 'takes' | 'refuses-to-talk' | 'put-off' | 'put-off-recipient' | 'no-such-address' | 'hangs' | 'hangs-after-data' | 'cut-after-data' | 'cut-before-data'

export interface Received {
  to: string[]
  mail: ParsedMail
  raw: string
}

export interface MailServer {
  url: string
  port: number
  /** Whatever arrived, whether or not the sender was told so. */
  received: Received[]
  /** Sessions that have begun. */
  sessions: () => number
  is: (mood: MailMood) => void
  /** The next `count` messages are cut off once it has them; then it takes what comes. */
  cutsOff: (count: number) => void
  /** Answers whom it left hanging after their message, as if it had only been slow. */
  goOn: () => void
  /** Until `count` have arrived. */
  arrived: (count: number) => Promise<Received[]>
  close: () => Promise<void>
}

const smtpError = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** A real SMTP server on a port of this machine, whose mood a test sets. */
export async function mailServer(): Promise<MailServer> {
  let mood: MailMood = 'takes'
  let sessions = 0
  let cutting = 0
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const hanging: (() => void)[] = []
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const raw = await readAll(stream)
    const mail = await simpleParser(raw)
    received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail, raw: raw.toString('utf8') })
    for (const look of waiting) look()
  }
  const connections = new Map<string, { destroy: () => void }>()
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false, hideSTARTTLS: true, closeTimeout: 100,
    onConnect: (_, done) => {
      sessions += 1
      if (mood === 'hangs') return
      done(mood === 'refuses-to-talk' ? smtpError(421, 'too busy') : null)
    },
    onRcptTo: ({ address }, _, done) => {
      if (mood === 'no-such-address') done(smtpError(550, `no such user: ${address}`))
      else done(mood === 'put-off-recipient' ? smtpError(451, 'try again later') : null)
    },
    onData: (stream, session, done) => {
      const cut = () => connections.get(`${session.remoteAddress}:${session.remotePort}`)?.destroy()
      if (mood === 'cut-before-data') {
        stream.resume()
        return cut()
      }
      if (mood === 'put-off') {
        stream.resume()
        stream.on('end', () => done(smtpError(452, 'no room just now')))
        return
      }
      const now = cutting > 0 ? 'cut-after-data' : mood
      cutting = Math.max(0, cutting - 1)
      void take(stream, session).then(() => (now === 'cut-after-data' ? cut() : now === 'hangs-after-data' ? void hanging.push(done) : done()), (error: unknown) => done(error as Error))
    },
  })
  server.server.on('connection', (socket) => {
    const key = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`
    connections.set(key, socket)
    socket.on('close', () => connections.delete(key))
  })
  server.on('error', () => undefined) // what it did to its clients by order
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`, port, received, sessions: () => sessions,
    is: (now) => void (mood = now), cutsOff: (count) => void (cutting = count),
    goOn: () => hanging.splice(0).forEach((done) => done()),
    arrived: (count) => new Promise((resolve) => {
      const look = (): void => {
        if (received.length < count) return
        waiting.delete(look)
        resolve(received)
      }
      waiting.add(look)
      look()
    }),
    close: () => new Promise((resolve) => {
      for (const socket of connections.values()) socket.destroy()
      server.close(() => resolve())
    }),
  }
}
