import { z } from 'zod'

/** What the addresses of a manager's screens have in common. Every value arrives as text. */

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value)
/** One value of an address; what is too long or given as something else is as good as left out. */
export const one = z.preprocess(first, z.string().max(80).optional()).catch(undefined)

export const ClinicQuery = z.object({ clinic: one })
