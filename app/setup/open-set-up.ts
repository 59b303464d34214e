import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { unwrap } from '@/app/_staff/unwrap'
import { currentStaff } from '@/lib/auth/current-staff'
import { isSetUpWanted, openSetUp } from '@/lib/use-cases/open-set-up'

/** How far the set-up has come, for the manager who is signed in; null for anybody else. Once it is completed there is no such page. */
export const openForManager = cache(async () => {
  if (!(await isSetUpWanted())) notFound()
  const found = await currentStaff()
  return found?.actor.role === 'manager' ? unwrap(await openSetUp(found.actor)) : null
})

/** The same for a step that wants one: whoever isn't signed in begins at the front. */
export const requireSetUp = async () => (await openForManager()) ?? redirect('/setup')
