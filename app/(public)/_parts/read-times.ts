import type { Policy } from '@/lib/core/diary-facts'
import type { Day, Instant } from '@/lib/core/time'
import type { ClinicView, PractitionerView, ServiceView } from '@/lib/core/views'
import type { Setback } from '@/lib/input/journey'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'
import type { ChooserProps } from './time-chooser'
import { readNear, readWeek } from './read-week'
import { setbackStart } from './setback-notice'

interface Wanted {
  clinic: ClinicView
  service: ServiceView
  practitioner: string | undefined
  skill: string | undefined
  draft?: string | undefined
  from: Day | undefined
  setback: Setback
  policy: Policy
}

const treats = (person: PractitionerView, skills: (string | null | undefined)[]): boolean =>
  skills.every((skill) => !skill || person.skills.includes(skill))

/** All that a page of times shows. A practitioner who doesn't give the service there counts as not chosen. */
export async function readTimes(
  { clinic, service, practitioner, skill, draft, from, setback, policy }: Wanted, at: Instant,
): Promise<Pick<ChooserProps, 'practitioners' | 'practitioner' | 'skill' | 'week' | 'near' | 'setback'>> {
  const all = await readPractitioners({ clinic: clinic.id, service: service.id })
  const practitioners = all.filter((person) => treats(person, [service.skill, skill]))
  const chosen = practitioners.find((person) => person.id === practitioner)?.id
  const wish = { clinic: clinic.id, service: service.id, practitioner: chosen, skill }
  const start = setbackStart(setback)
  const week = await readWeek({ ...wish, draft }, from, clinic.timeZone, policy, at)
  const near = start === undefined ? { near: [], isFree: false } : await readNear(wish, start, clinic.timeZone, at)
  return { practitioners, practitioner: chosen, skill, week, near, setback }
}
