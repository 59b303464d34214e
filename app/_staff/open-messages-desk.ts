import { cache } from 'react'
import { requireStaff } from '@/lib/auth/current-staff'
import { now as clockNow } from '@/lib/clock'
import { dayOf } from '@/lib/core/time'
import { readCalls } from '@/lib/use-cases/read-calls'
import { readClinics } from '@/lib/use-cases/read-clinics'
import { chooseClinic, requirePractice } from './choose-clinic'
import { unwrap } from './unwrap'

/** What the bar of the screens for messages is made from. Read once a page. */
export const openMessagesDesk = cache(async (asked?: string) => {
  const actor = await requireStaff()
  await requirePractice()
  const now = clockNow()
  const [all, view] = await Promise.all([
    readClinics(now), chooseClinic(actor, asked).then((clinic) => readCalls(actor, { clinic }, now)).then(unwrap),
  ])
  const { clinic } = view
  const clinics = all.filter(({ id }) => actor.clinics.includes(id))
  return { actor, now, clinic, clinics, calls: [...view.calls, ...view.ringBacks], day: dayOf(now, clinic.timeZone), here: actor.role === 'manager' ? 'manage' as const : 'messages' as const }
})

export type MessagesDesk = Awaited<ReturnType<typeof openMessagesDesk>>
