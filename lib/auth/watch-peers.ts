import { Server, type IncomingMessage } from 'node:http'
import { peerHeader } from './client-address'

const kept = globalThis as unknown as { plumblinePeersWatched?: boolean }

/**
 * Writes the socket's address into a header of our own on every request that this process receives, before Next sees it.
 * A route handler has no other way to the socket; what a client sends under that name is overwritten.
 */
export function watchPeers(): void {
  if (kept.plumblinePeersWatched) return
  kept.plumblinePeersWatched = true
  const emit = Server.prototype.emit
  Server.prototype.emit = function watched(this: Server, ...told: Parameters<typeof emit>): boolean {
    const [event, request] = told as [unknown, unknown]
    if (event === 'request' && isRequest(request)) request.headers[peerHeader] = request.socket.remoteAddress ?? ''
    return emit.apply(this, told)
  }
}

const isRequest = (value: unknown): value is IncomingMessage =>
  typeof value === 'object' && value !== null && 'headers' in value && 'socket' in value
