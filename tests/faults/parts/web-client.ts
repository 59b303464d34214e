import { Agent, request } from 'node:http'

export interface Answer {
  /** 0: no whole answer came. */
  status: number
  body: Record<string, unknown>
}

export interface Question {
  method: 'GET' | 'POST'
  path: string
  body?: Record<string, unknown>
  headers?: Record<string, string>
}

const noAnswer: Answer = { status: 0, body: {} }
const patienceMs = 15_000

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}

/** Asks one server over kept connections, as a proxy in front of it would. */
export function webClient(port: number): (question: Question) => Promise<Answer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return ({ method, path, body, headers = {} }) => new Promise((resolve) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const type = text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers: { ...headers, ...type } }, (response) => {
      let came = ''
      response.setEncoding('utf8').on('data', (part: string) => (came += part))
      // An answer that broke off in the middle acknowledged nothing.
      response.on('error', () => resolve(noAnswer)).on('close', () => resolve(noAnswer))
      response.on('end', () => {
        const answer = parsed(came)
        resolve(answer ? { status: response.statusCode ?? 0, body: answer } : noAnswer)
      })
    })
    sent.setTimeout(patienceMs, () => sent.destroy())
    sent.on('error', () => resolve(noAnswer)).end(text)
  })
}
