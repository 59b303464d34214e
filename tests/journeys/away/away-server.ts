import path from 'node:path'
import { expect } from '@playwright/test'
import { now } from '@/lib/clock'
import { startServer, type TestServer } from '@/tests/support/server'
import { SwitchProxy } from '@/tests/support/switch-proxy'
import '../reception/desk' // whose database the tests speak to themselves

/**
 * A server of its own on the worker's practice, whose database can be taken away without anybody
 * else's.
 */
export interface AwayServer {
  server: TestServer
  proxy: SwitchProxy
  firstPid: number
  /** Takes it away, and waits until the server knows. */
  go: (state: 'hung' | 'cut') => Promise<void>
  back: () => Promise<void>
  stop: () => Promise<void>
}

export async function startAwayServer(): Promise<AwayServer> {
  const ownerUrl = process.env['PLUMBLINE_DATABASE_URL'] ?? ''
  const proxy = new SwitchProxy(ownerUrl)
  const url = await proxy.listen()
  const server = await startServer({
    database: { url, ownerUrl, drop: async () => undefined },
    dataFolder: path.dirname(process.env['PLUMBLINE_ACCOUNTS'] ?? ''),
    env: { PLUMBLINE_NOW: new Date(now()).toISOString(), BANK_HOLIDAYS_URL: 'http://127.0.0.1:1/' },
  })
  const answers = async (): Promise<boolean> =>
    (await fetch(`${server.url}/api/answering`)).status === 204
  const until = (wanted: boolean) =>
    expect.poll(answers, { timeout: 5_000, intervals: [50] }).toBe(wanted)
  return {
    server,
    proxy,
    firstPid: server.pid,
    go: async (state) => {
      proxy.set(state)
      await until(false)
    },
    back: async () => {
      proxy.set('through')
      await until(true)
    },
    stop: async () => {
      await server.stop()
      await proxy.close()
    },
  }
}
