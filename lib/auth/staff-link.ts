import { baseUrl } from '@/lib/config'
import { rowOf, rowToken } from './row-token'

/** The secret of a link with which somebody sets a password. */
export const staffLinkToken = (id: string): string => rowToken('staff-link', id)

/** The row that a token is of, proven; null for what we did not make. */
export const staffLinkIdOf = (token: string): string | null => rowOf('staff-link', token)

/** It opens a page with a form: only sending that uses the link up. */
export const staffLinkAddress = (token: string): string => `${baseUrl()}/signin/set/${token}`

export const staffLinkOf = (id: string): string => staffLinkAddress(staffLinkToken(id))
