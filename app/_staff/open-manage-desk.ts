import { cache } from 'react'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { dayOf } from '@/lib/core/time'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { chooseClinic, requirePractice } from './choose-clinic'
import { noSuchPage, unwrap } from './unwrap'

/**
 * What the bar of a manager's screen is made from; for anybody else there is no such page. Read once a page. Each use-case asks
 * again whether this person may do what it does.
 */
export const openManageDesk = cache(async (asked?: string) => {
  const actor = await requireStaff()
  if (actor.role !== 'manager') noSuchPage()
  await requirePractice()
  const now = clockNow()
  const [all, view] = await Promise.all([
    readClinics(now), chooseClinic(actor, asked).then((clinic) => readCalls(actor, { clinic }, now)).then(unwrap),
  ])
  const { clinic } = view
  const clinics = all.filter(({ id }) => actor.clinics.includes(id))
  return { actor, now, clinic, clinics, calls: [...view.calls, ...view.ringBacks], day: dayOf(now, clinic.timeZone), here: 'manage' as const }
})

export type OpenManageDesk = Awaited<ReturnType<typeof openManageDesk>>
