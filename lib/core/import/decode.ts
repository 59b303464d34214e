/** Bytes of a file as text: UTF-8 with and without its mark, UTF-16 of both orders, Windows-1252. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const starts = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte)

function marked(bytes: Uint8Array): Encoding | null {
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (starts(bytes, 0xff, 0xfe)) return 'utf-16le'
  return starts(bytes, 0xfe, 0xff) ? 'utf-16be' : null
}

const lookedAt = 4_096

/** Without a mark, UTF-16 shows by every other byte of plain letters being zero. Null where zeros mean that it is no text. */
function byZeros(bytes: Uint8Array): Encoding | 'none' | null {
  const zeros = [0, 0]
  const length = Math.min(lookedAt, bytes.length - (bytes.length % 2))
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0) return 'none'
  if (odd > length * 0.35 && even < length * 0.02) return 'utf-16le'
  return even > length * 0.35 && odd < length * 0.02 ? 'utf-16be' : null
}

// Windows-1252 from 0x80 on, where it differs from Latin-1; Node before 24 decodes it as Latin-1.
const high = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const asWindows = (text: string): string => text.replace(/[\x80-\x9f]/g, (letter) => high[letter.charCodeAt(0) - 0x80] ?? letter)

function tryAs(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return encoding === 'windows-1252' ? asWindows(text) : text
  } catch {
    return null // other bytes than that encoding has
  }
}

/** The text, and what it was written in; null where it is none (a spreadsheet's own file, a picture). */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  const sure = marked(bytes) ?? byZeros(bytes)
  if (sure === null) return null
  for (const encoding of sure === 'none' ? (['utf-8', 'windows-1252'] as const) : [sure]) {
    const text = tryAs(encoding, bytes)
    if (text !== null) return text.includes('\0') ? null : { text, encoding }
  }
  return null
}
