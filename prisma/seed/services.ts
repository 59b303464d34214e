export interface ServiceSeed {
  id: string
  professionId: string
  name: string
  about: string
  minutes: number
  bufferMinutes: number
  pricePence: number
  patients: 'new' | 'returning' | 'any'
  channel: 'online' | 'phone'
  skill: string | null
  /** How often it is booked, beside the others of its profession. */
  weight: number
}

type Kind = Partial<Pick<ServiceSeed, 'patients' | 'channel' | 'skill' | 'weight'>>

const service = (
  professionId: string, id: string, name: string, [minutes, bufferMinutes]: readonly [number, number], pounds: number,
  about: string, kind: Kind = {},
): ServiceSeed => ({
  id, professionId, name, about, minutes, bufferMinutes, pricePence: pounds * 100,
  patients: 'returning', channel: 'online', skill: null, weight: 2, ...kind,
})

export const services: readonly ServiceSeed[] = [
  service('osteopath', 'osteopathy-first', 'First visit', [45, 15], 62,
    'We listen, examine you, tell you what we think it is, and start treatment where that’s right.', { patients: 'new', weight: 4 }),
  service('osteopath', 'osteopathy-follow-up', 'Follow-up', [30, 0], 46,
    'The next visit for the same problem.', { weight: 12 }),
  service('osteopath', 'osteopathy-long', 'Long follow-up', [45, 0], 62,
    'More than one thing to look at, or if you need more time to get on and off the couch.'),
  service('osteopath', 'osteopathy-new-problem', 'A new problem', [45, 15], 62,
    'You know us, but this pain is different.', { weight: 1 }),
  service('osteopath', 'osteopathy-pregnancy', 'Pregnancy care', [45, 15], 62,
    'For back and pelvic pain while you are pregnant or in the six months after, with pillows enough.',
    { patients: 'any', skill: 'pregnancy', weight: 5 }),
  service('physiotherapist', 'physiotherapy-first', 'First visit', [45, 15], 60,
    'An assessment: what hurts, what you can’t do, what you want to do again. You leave with a plan.', { patients: 'new', weight: 4 }),
  service('physiotherapist', 'physiotherapy-follow-up', 'Follow-up', [30, 0], 44,
    'How the exercises went, what to change, and hands-on work where it helps.', { weight: 11 }),
  service('physiotherapist', 'physiotherapy-rehab', 'Rehab session', [45, 0], 56,
    'Under guidance in the gym: after an operation, an injury, or a long time of sparing yourself.', { weight: 4 }),
  service('physiotherapist', 'physiotherapy-running', 'Running check', [45, 15], 65,
    'We film you on the treadmill and look at it together. Bring both pairs of shoes.',
    { patients: 'any', skill: 'running', weight: 3 }),
  service('acupuncturist', 'acupuncture-first', 'First visit', [60, 15], 66,
    'A long talk about your health, then a first treatment.', { patients: 'new', weight: 3 }),
  service('acupuncturist', 'acupuncture-session', 'Acupuncture', [45, 15], 52,
    'One treatment, needles in for about twenty-five minutes.', { weight: 6 }),
  service('acupuncturist', 'acupuncture-course', 'Acupuncture, one of a course of six', [45, 15], 46,
    'For those on a course. Weekly or every two weeks; the six are paid with the first.', { weight: 6 }),
  service('acupuncturist', 'acupuncture-needle-free', 'Treatment without needles', [30, 15], 42,
    'Acupressure and warmth in place of needles.', { patients: 'any', skill: 'needle-free', weight: 3 }),
  service('acupuncturist', 'acupuncture-shared-care', 'Acupuncture alongside hospital treatment', [60, 15], 68,
    'Agreed first with those who treat you. Please ring, so that we can ask what we need to know.',
    { patients: 'any', channel: 'phone', weight: 3 }),
]
