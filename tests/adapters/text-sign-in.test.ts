import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { checkTextService } from '@/lib/adapters/text-service'

const account = 'AC00000000000000000000000000000000'
const asked: string[] = []
let server: Server | undefined

afterEach(() => {
  server?.close()
  asked.splice(0)
})

/** A service that answers whatever is asked in one way. */
async function answering(status: number, body: object): Promise<string> {
  const made = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(body))
  })
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`
}
const check = (url: string) => checkTextService({ url, account, token: 'kettle' })

test.each([
  ['takes our token', 200, { sid: account }, 'well'],
  ['refuses it', 401, { code: 20003, message: 'Authenticate' }, 'sign-in'],
  ['knows no such account', 404, { code: 20404 }, 'no-such-account'],
  ['has a fault', 500, {}, 'failing'],
  ['is only like Twilio’s and shows no accounts', 404, {}, null],
])('a service that %s', async (_, status, body, expected) => {
  expect(await check(await answering(status, body))).toBe(expected)
  expect(asked).toEqual([`GET /2010-04-01/Accounts/${account}.json`])
})

test('a service that isn’t there', async () => {
  expect(await check('http://127.0.0.1:1')).toBe('port-closed')
})
