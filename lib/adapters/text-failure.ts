import type { FailureKind } from '@/lib/core/messages/failure'

/** What a text service's refusals mean. Codes: Twilio's "Error and Warning Dictionary". */

/** When a text is handed over (2…), and once it is on its way (3…). */
export const twilioKinds: Readonly<Record<number, FailureKind>> = {
  20003: 'sign-in',
  20005: 'account-closed',
  20404: 'no-such-account',
  20429: 'busy',
  21211: 'wrong-number',
  21212: 'wrong-sender',
  21214: 'wrong-number',
  21217: 'wrong-number',
  21407: 'wrong-number',
  21408: 'country-off',
  21603: 'wrong-sender',
  21606: 'wrong-sender',
  21608: 'trial-account',
  21610: 'stopped',
  21611: 'busy',
  21612: 'wrong-number',
  21614: 'not-a-mobile',
  21659: 'wrong-sender',
  21660: 'wrong-sender',
  30002: 'account-closed',
  30005: 'wrong-number',
  30006: 'not-a-mobile',
  30007: 'looks-like-spam',
}

/** Why a text that was on its way didn't arrive; null where the service's code tells us nothing. */
export const deliveryKind = (code: string | undefined): FailureKind | null =>
  twilioKinds[Number(code)] ?? null

/** By the status of the answer, where it has no code of these. */
export const statusKinds: Readonly<Record<number, FailureKind>> = {
  401: 'sign-in',
  403: 'sign-in',
  404: 'no-such-account',
  429: 'busy',
}

/** Why a text was refused: by the service's code, else by the status of its answer. */
export const textKind = (status: number, code: unknown): FailureKind =>
  (typeof code === 'number' ? twilioKinds[code] : undefined) ??
  statusKinds[status] ??
  (status >= 500 ? 'failing' : 'refused')
