'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { fieldOf } from './given'
import { touchStaff } from '@/lib/auth/current-staff'
import { assertSameOrigin } from '@/lib/auth/origin'
import { signOutAndClearCookie } from '@/lib/auth/sign-in-cookie'
import { backPath } from '@/lib/input/staff-forms'

/** Ends the session and shows the door; `why=idle` when nobody was there. */
export async function leave(data: FormData): Promise<void> {
  await signOutAndClearCookie()
  const back = backPath.safeParse(fieldOf(data, 'back')).data
  const query = new URLSearchParams({ ...(fieldOf(data, 'why') === 'idle' && { why: 'idle' }), ...(back && { back }) })
  redirect(`/signed-out?${query.toString()}` as Route)
}

/** Somebody is there. False when the session is over all the same. */
export async function stay(): Promise<boolean> {
  assertSameOrigin(await headers())
  return touchStaff()
}
