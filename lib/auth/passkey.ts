import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { baseUrl } from '@/lib/config'
import type { Instant } from '@/lib/core/time'
import { ownOrigins } from './origin'
import { serverKey } from './server-key'

/**
 * Passkeys (WebAuthn level 2). Whoever uses one showed the device's lock to it as well, so that it is two factors by itself. A
 * challenge is signed by us instead of kept: asking for one writes nothing; what has answered it is written once.
 */
export type AskedOptions = PublicKeyCredentialRequestOptionsJSON
export type MadeOptions = PublicKeyCredentialCreationOptionsJSON

const challengeMs = 5 * 60_000
/** The domain that passkeys are of; an address of this machine isn't one. */
const place = (): string => new URL(baseUrl()).hostname.replace(/^127\.0\.0\.1$/, 'localhost')

const sign = (said: Buffer, purpose: string): Buffer => createHmac('sha256', serverKey('passkey')).update(said).update(purpose).digest()

function makeChallenge(purpose: string, now: Instant): Uint8Array<ArrayBuffer> {
  const said = Buffer.alloc(22)
  randomBytes(16).copy(said)
  said.writeUIntBE(now + challengeMs, 16, 6)
  return new Uint8Array(Buffer.concat([said, sign(said, purpose)]))
}

function isOurs(challenge: string, purpose: string, now: Instant): boolean {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== 54) return false
  const said = bytes.subarray(0, 22)
  return timingSafeEqual(sign(said, purpose), bytes.subarray(22)) && said.readUIntBE(16, 6) > now
}

/** What an answer was to, kept until it is over by itself. */
export interface Spent {
  hash: Buffer<ArrayBuffer>
  until: Instant
}

const spentOf = (challenge: string, now: Instant): Spent =>
  ({ hash: Buffer.from(createHash('sha256').update(challenge).digest()), until: now + challengeMs })

/** `purpose`: what the answer is for, and whose where that is known: it is good for nothing else. */
export const askForPasskey = (purpose: string, ids: readonly string[], now: Instant): Promise<AskedOptions> => generateAuthenticationOptions({
  rpID: place(), challenge: makeChallenge(purpose, now), userVerification: 'required', allowCredentials: ids.map((id) => ({ id })),
})

export const askForNewPasskey = (staff: { id: string; email: string; name: string }, ids: readonly string[], now: Instant): Promise<MadeOptions> =>
  generateRegistrationOptions({
    rpName: 'Plumbline', rpID: place(), userID: new Uint8Array(Buffer.from(staff.id)), userName: staff.email, userDisplayName: staff.name,
    challenge: makeChallenge(`add:${staff.id}`, now), attestationType: 'none', excludeCredentials: ids.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

export interface NewPasskey {
  id: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  spent: Spent
}

/** The passkey that was made, or null where the answer isn't one to our question. */
export async function checkNewPasskey(staff: string, response: RegistrationResponseJSON, now: Instant): Promise<NewPasskey | null> {
  let challenge = ''
  const checked = await verifyRegistrationResponse({
    response, expectedChallenge: (given) => isOurs(challenge = given, `add:${staff}`, now), expectedOrigin: ownOrigins(), expectedRPID: place(),
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) return null
  const { id, publicKey, counter } = checked.registrationInfo.credential
  return { id, publicKey, counter, spent: spentOf(challenge, now) }
}

export interface KnownPasskey {
  id: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
}

/** The new count of a passkey that answered rightly, or null. */
export async function checkPasskey(
  purpose: string, known: KnownPasskey, response: AuthenticationResponseJSON, now: Instant,
): Promise<{ counter: number; spent: Spent } | null> {
  let challenge = ''
  const checked = await verifyAuthenticationResponse({
    response, expectedChallenge: (given) => isOurs(challenge = given, purpose, now), expectedOrigin: ownOrigins(), expectedRPID: place(),
    credential: known, requireUserVerification: true,
  }).catch(() => null)
  return checked?.verified ? { counter: checked.authenticationInfo.newCounter, spent: spentOf(challenge, now) } : null
}
