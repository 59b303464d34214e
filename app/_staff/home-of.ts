import type { Route } from 'next'
import type { StaffRole } from '@/lib/auth/actor'

/** Where the day starts for whoever signs in. */
export const homeOf = ({ role }: { role: StaffRole }): Route => (role === 'practitioner' ? '/day' : '/reception/calls')
