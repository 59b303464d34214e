/**
 * Why a server or a text service didn't send a message. The codes are kept with the message, so
 * they stay; `lib/copy/messages/errors.ts` has a sentence for each.
 */
export const failureKinds = [
  // Reaching the server.
  'name-not-found',
  'dns-away',
  'port-closed',
  'no-route',
  'timed-out',
  'hung-up',
  'unreachable',
  // Talking to it in private.
  'certificate-self-signed',
  'certificate-expired',
  'certificate-wrong-name',
  'certificate-unknown',
  'tls-failed',
  'tls-not-offered',
  'not-mail-server',
  // It is there, and takes nothing just now, or nothing from us.
  'busy',
  'failing',
  'turned-away',
  // Who we are.
  'sign-in',
  'app-password',
  'sign-in-missing',
  'no-such-account',
  'account-closed',
  // Who it is from, and whom it is for.
  'wrong-sender',
  'sender-unproven',
  'relay-denied',
  'wrong-address',
  'wrong-number',
  'not-a-mobile',
  'mailbox-full',
  'stopped',
  'trial-account',
  'country-off',
  // The message itself.
  'looks-like-spam',
  'refused',
  'put-off',
  'cut-off',
] as const
export type FailureKind = (typeof failureKinds)[number]

export const isFailureKind = (code: string): code is FailureKind =>
  (failureKinds as readonly string[]).includes(code)

/** A server's reply without what only the configuration knows: passwords, tokens, names of accounts. */
export const withoutSecrets = (reply: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '•••'), reply)

/** More than this of a server's reply helps nobody. */
const longestReply = 600
const anAddress = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]*[^\s<>"'(),;:.]/gu
const aNumber = /\+\d[\d ]{5,17}\d/g

/** A server's reply as it may be shown: of addresses and numbers only the `typed` one stays. */
export function shownReply(reply: string, typed: string): string {
  const keep = (found: string, instead: string): string => {
    const bare = found.replaceAll(' ', '').toLowerCase()
    return bare === typed.toLowerCase() ? found : instead
  }
  return reply
    .replace(anAddress, (found) => keep(found, '…@…'))
    .replace(aNumber, (found) => keep(found, '+…'))
    .replace(/[^\P{C}\n]/gu, ' ')
    .trim()
    .slice(0, longestReply)
}
