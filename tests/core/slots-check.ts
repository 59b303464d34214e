import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { offerByPractitioner, offerSlots } from '../../lib/core/slots'
import { oracle } from './oracle'
import { practices } from './practices'

export interface Checked {
  digest: string
  practices: number
  withSlots: number
  slots: number
}

const same = (a: unknown, b: unknown, what: string): void => {
  if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`${what}\n got ${JSON.stringify(a)}\nwant ${JSON.stringify(b)}`)
}

/** Compares the slots of generated practices with the oracle's; throws at the first that differs, made as small as can be. */
export function checkSlots(seed: number, runs: number): Checked {
  const digest = createHash('sha256')
  let slots = 0
  let withSlots = 0
  fc.assert(fc.property(practices, ({ facts, wish, now, notice }) => {
    const want = oracle(facts, wish, now, notice === 'online')
    const each = offerByPractitioner(facts, wish, now, { notice })
    const any = offerSlots(facts, wish, now, { notice })
    same(each, want.each, 'each practitioner’s own')
    same(any, want.any, 'any practitioner')
    digest.update(JSON.stringify([any, each]))
    slots += any.length
    withSlots += any.length > 0 ? 1 : 0
  }), { seed, numRuns: runs })
  return { digest: digest.digest('hex'), practices: runs, withSlots, slots }
}
