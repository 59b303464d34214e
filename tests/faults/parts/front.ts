import { once } from 'node:events'
import { request } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import {
  certificate, certificateKey, expiredCertificate, expiredCertificateKey,
} from '../../support/certificate'

const good = { cert: certificate, key: certificateKey }
const expired = { cert: expiredCertificate, key: expiredCertificateKey }

/** What visitors reach: a proxy with a certificate, and others behind it where it is told so. */
export class Front {
  /** How many proxies add whom they heard from. */
  proxies = 1
  readonly #server: Server

  constructor(port: () => number) {
    this.#server = createServer(good, (asked, answer) => {
      const hops = Array.from({ length: this.proxies }, (_, n) => `203.0.113.${n + 1}`)
      const headers = { ...asked.headers, 'x-forwarded-for': hops.join(', ') }
      const passed = request(
        { host: '127.0.0.1', port: port(), method: asked.method, path: asked.url, headers },
        (came) => {
          answer.writeHead(came.statusCode ?? 502, came.headers)
          came.pipe(answer)
        },
      )
      passed.on('error', () => answer.destroy())
      asked.pipe(passed)
    })
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return (this.#server.address() as AddressInfo).port
  }

  isExpired(over: boolean): void {
    this.#server.setSecureContext(over ? expired : good)
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
