import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { machineNow } from '@/lib/clock'
import { entriesIn, noteRequest } from '@/lib/health/proxies'
import { peerHeader } from './client-address'
import { isPassedOn, passedOnHeader } from './measuring'

const kept = globalThis as unknown as { plumblinePeersWatched?: boolean }

/**
 * Writes the socket's address into a header of our own on every request that this process receives, before Next sees it
 * (Node announces each request on this channel first). A route handler has no other way to the socket; what a client
 * sends under that name is overwritten. Through how many proxies it came is counted.
 */
export function watchPeers(): void {
  if (kept.plumblinePeersWatched) return
  kept.plumblinePeersWatched = true
  subscribe('http.server.request.start', (told) => {
    const { request } = told as { request: IncomingMessage }
    const peer = request.socket.remoteAddress
    request.headers[passedOnHeader] = isPassedOn(request.headers) ? 'yes' : 'no'
    request.headers[peerHeader] = peer ?? ''
    noteRequest(entriesIn(request.headers['x-forwarded-for']), peer, machineNow())
  })
}
