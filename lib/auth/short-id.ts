/** An id within a secret, so that what the secret speaks of can be found. It proves nothing. */

/** Sixteen bytes of an id as 22 characters. */
export const shortId = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

export const shortIdLength = 22

/** The opposite of `shortId`. */
export function longId(short: string): string {
  const hex = Buffer.from(short, 'base64url').toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
