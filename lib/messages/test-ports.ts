import type { LookedUp } from '@/lib/core/messages/sender-domain'
import type { Ports } from './ports'

/**
 * Who sends a test message, and who looks up the sender's domain: set where the process starts,
 * since a page reaches no server itself.
 */
export type TestPorts = Pick<Ports, 'email' | 'text'> & {
  /** The TXT entries of a name. */
  lookUp?: (name: string) => Promise<LookedUp>
}

const kept = globalThis as unknown as { plumblineTestPorts?: TestPorts }

export const setTestPorts = (ports: TestPorts): void => void (kept.plumblineTestPorts = ports)

/** Null where none is set for a way, or nothing sends in this process. */
export const testPorts = (): TestPorts => kept.plumblineTestPorts ?? { email: null, text: null }
