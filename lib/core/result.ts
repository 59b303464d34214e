import type { Refusal } from './refusal'

/** What a use-case answers: expected refusals are values, exceptions are for what nobody expects. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const done = <T>(value: T): Result<T> => ({ ok: true, value })

export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
