import type { Route } from 'next'
import type { StaffActor, StaffRole } from '@/lib/auth/actor'

/** Where the day starts for whoever signs in. */
export const homeOf = ({ role }: { role: StaffRole }): Route => (role === 'practitioner' ? '/day' : '/reception/calls')

/** The page they were on, where it is one of theirs and of a clinic of theirs; else where their day starts. */
export function wayBack(staff: Pick<StaffActor, 'role' | 'clinics'>, back: string | null): Route {
  if (back === null || back.startsWith('/day') !== (staff.role === 'practitioner')) return homeOf(staff)
  if (back.startsWith('/manage') && staff.role !== 'manager') return homeOf(staff)
  const clinic = new URLSearchParams(back.split('?')[1]).get('clinic')
  return clinic === null || staff.clinics.includes(clinic) ? back : homeOf(staff)
}
