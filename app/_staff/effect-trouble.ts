import { effect as words } from '@/lib/copy/staff/effect'
import { pastClock } from '@/lib/copy/staff/time'
import type { ChangeApplied } from '@/lib/core/effect-view'
import type { Result } from '@/lib/core/result'
import { dayOf, type Instant, type Zone } from '@/lib/core/time'
import { readClinics } from '@/lib/use-cases/read-clinics'
import type { Trouble } from './staff-action'

const zoneAt = async (clinic: string, now: Instant): Promise<Zone> =>
  (await readClinics(now)).find(({ id }) => id === clinic)?.timeZone ?? 'Europe/London'

/** Why a change that was shown wasn't saved: somebody else was first, or it would do something else by now. */
export async function effectTrouble(clinic: string, saved: Result<ChangeApplied>, now: Instant): Promise<Trouble> {
  const zone = await zoneAt(clinic, now)
  if (saved.ok) return { refusal: { reason: 'not-found' }, zone, say: words.overtaken }
  const { refusal } = saved
  if (refusal.reason !== 'record-changed') return { refusal, zone }
  return { refusal, zone, say: words.changedMeanwhile(refusal.by, pastClock(refusal.at, dayOf(now, zone), zone)) }
}
