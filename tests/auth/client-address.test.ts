import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressGroup, clientAddress, peerHeader } from '@/lib/auth/client-address'
import { forgetTurns, waitForTurn } from '@/lib/auth/rate-limit'
import { watchPeers } from '@/lib/auth/watch-peers'
import { forgetConfig } from '@/lib/config'

function set(variables: Record<string, string>): void {
  Object.assign(process.env, variables)
  forgetConfig()
  forgetTurns()
}

beforeEach(() => set({ TRUST_PROXY: '0', RATE_LIMIT_PER_MINUTE: '0' }))
afterEach(() => set({ TRUST_PROXY: '0', RATE_LIMIT_PER_MINUTE: '0' }))

const from = (peer: string, forwarded?: string) =>
  new Headers({ [peerHeader]: peer, ...(forwarded !== undefined && { 'X-Forwarded-For': forwarded }) })

describe('who sent it', () => {
  test.each([
    ['0', '203.0.113.9', undefined, '203.0.113.9'],
    ['0', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['1', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['1', '10.0.0.1', 'made up, 198.51.100.1', '198.51.100.1'],
    ['1', '10.0.0.1', undefined, '10.0.0.1'],
    ['2', '10.0.0.1', 'made up, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['2', '10.0.0.1', '198.51.100.1', '10.0.0.1'],
  ])('with %s proxies, from %s saying %s: %s', (proxies, peer, forwarded, wanted) => {
    set({ TRUST_PROXY: proxies })
    expect(clientAddress(from(peer, forwarded))).toBe(wanted)
  })

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['not an address', 'not an address'],
  ])('%s counts as %s', (address, wanted) => expect(addressGroup(address)).toBe(wanted))
})

describe('how often', () => {
  test('the limit holds, whatever header is forged', async () => {
    set({ RATE_LIMIT_PER_MINUTE: '5' })
    const waits: (number | null)[] = []
    for (let i = 0; i < 8; i++) waits.push(await waitForTurn(from('203.0.113.9', `198.51.100.${i}`)))
    expect(waits.slice(0, 5)).toEqual([null, null, null, null, null])
    for (const wait of waits.slice(5)) expect(wait).toBeGreaterThan(0)
    expect(await waitForTurn(from('203.0.113.10'))).toBeNull()
  })

  test('behind a proxy what the client adds changes nothing', async () => {
    set({ RATE_LIMIT_PER_MINUTE: '3', TRUST_PROXY: '1' })
    for (let i = 0; i < 3; i++) expect(await waitForTurn(from('10.0.0.1', `198.51.100.${i}, 203.0.113.9`))).toBeNull()
    expect(await waitForTurn(from('10.0.0.1', `198.51.100.99, 203.0.113.9`))).toBeGreaterThan(0)
  })

  test('another address of the same /64 is the same customer', async () => {
    set({ RATE_LIMIT_PER_MINUTE: '1' })
    expect(await waitForTurn(from('2001:db8::1'))).toBeNull()
    expect(await waitForTurn(from('2001:db8::2'))).toBeGreaterThan(0)
  })

  test('0 turns it off', async () => {
    for (let i = 0; i < 100; i++) expect(await waitForTurn(from('203.0.113.9'))).toBeNull()
  })
})

test('the peer comes from the socket, over whatever was sent under its name', async () => {
  watchPeers()
  const server = createServer((request, response) => response.end(String(request.headers[peerHeader])))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const seen = await new Promise<string>((resolve, reject) => {
    send({ port, host: '127.0.0.1', headers: { [peerHeader]: '198.51.100.1', 'X-Forwarded-For': '198.51.100.1' } }, (response) => {
      response.on('data', (text: Buffer) => resolve(text.toString()))
    }).on('error', reject).end()
  })
  server.close()
  expect(seen).toBe('127.0.0.1')
})
