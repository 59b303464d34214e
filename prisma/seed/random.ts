/** Numbers that look random and are the same for the same seed: a practice seeded twice on one day is the same. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next: () => number
  /** A whole number from 0 to n − 1. */
  below: (n: number) => number
  /** A whole number from `from` to `to`, both inclusive. */
  between: (from: number, to: number) => number
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  /** By weight: `[[item, weight], …]`. */
  weighted: <T>(items: readonly (readonly [T, number])[]) => T
  uuid: () => string
}

/** mulberry32, a small generator in the public domain. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0')

function uuidFrom(next: () => number): string {
  const part = (bits: number) => Math.floor(next() * 2 ** bits)
  return [
    hex(part(32), 8), hex(part(16), 4), `4${hex(part(12), 3)}`, hex(0x8000 + part(14), 4),
    hex(part(32), 8) + hex(part(16), 4),
  ].join('-')
}

export function makeRandom(seed: number): Random {
  const next = mulberry32(seed)
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      const found = items.find(([, weight]) => (left -= weight) < 0) ?? items[items.length - 1]
      if (!found) throw new RangeError('nothing to pick from')
      return found[0]
    },
    uuid: () => uuidFrom(next),
  }
}
