import { baseUrl } from '@/lib/config'
import { rowOf, rowToken } from './row-token'

/** The token in a one-time link to "My appointments". */
export const signInToken = (id: string): string => rowToken('sign-in', id)

/** The row that a token is of, proven; null for what we did not make. */
export const signInIdOf = (token: string): string | null => rowOf('sign-in', token)

/** The address to mail. It opens a page with a button: only pressing it uses the link up. */
export const signInAddress = (token: string): string => `${baseUrl()}/appointments/mine/open/${token}`

export const signInLinkOf = (id: string): string => signInAddress(signInToken(id))
