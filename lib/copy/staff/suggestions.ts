import type { ServiceView } from '@/lib/core/views'

/** What a practice that is set up may begin with: to be accepted, changed or left. Patients read the sentences. */

export const knownProfessions = [
  {
    id: 'osteopath', name: 'Osteopath', plural: 'Osteopaths', register: 'GOsC',
    about: 'Looks at how you move as a whole and treats by hand: joints, muscles, and what holds them.',
  },
  {
    id: 'physiotherapist', name: 'Physiotherapist', plural: 'Physiotherapists', register: 'HCPC',
    about: 'Finds what has become weak or stiff and gets it going again, mostly with exercise that you take home.',
  },
  {
    id: 'acupuncturist', name: 'Acupuncturist', plural: 'Acupuncturists', register: 'BAcC',
    about: 'Treats with fine needles, or without any where you would rather not, often for pain that has lasted.',
  },
] as const

type Suggestion = Pick<ServiceView, 'id' | 'profession' | 'name' | 'about' | 'minutes' | 'bufferMinutes' | 'pricePence' | 'patients' | 'skill'>

const suggest = (profession: string, id: string, name: string, minutes: number, bufferMinutes: number, pounds: number, patients: Suggestion['patients'], about: string): Suggestion =>
  ({ id, profession, name, minutes, bufferMinutes, pricePence: pounds * 100, patients, skill: null, about })

export const suggestedServices: readonly Suggestion[] = [
  suggest('osteopath', 'osteopathy-first', 'First visit', 45, 15, 60, 'new', 'We listen, examine you, tell you what we think it is, and start treatment where that’s right.'),
  suggest('osteopath', 'osteopathy-follow-up', 'Follow-up', 30, 0, 45, 'returning', 'The next visit for the same problem.'),
  suggest('physiotherapist', 'physiotherapy-first', 'First visit', 45, 15, 60, 'new', 'An assessment: what hurts, what you can’t do, what you want to do again. You leave with a plan.'),
  suggest('physiotherapist', 'physiotherapy-follow-up', 'Follow-up', 30, 0, 45, 'returning', 'How the exercises went, what to change, and hands-on work where it helps.'),
  suggest('acupuncturist', 'acupuncture-first', 'First visit', 60, 15, 65, 'new', 'A long talk about your health, then a first treatment.'),
  suggest('acupuncturist', 'acupuncture-session', 'Acupuncture', 45, 15, 50, 'returning', 'One treatment, needles in for about twenty-five minutes.'),
]

/** For a profession of one's own, that has no suggestions here. */
export const suggestionsFor = (profession: string): readonly Suggestion[] => {
  const known = suggestedServices.filter((one) => one.profession === profession)
  if (known.length > 0) return known
  return [
    suggest(profession, `${profession}-first`, 'First visit', 45, 15, 60, 'new', 'We listen, examine you, and start where that’s right.'),
    suggest(profession, `${profession}-follow-up`, 'Follow-up', 30, 0, 45, 'returning', 'The next visit for the same problem.'),
  ]
}

/** Monday to Friday, and a rota within it. */
export const suggestedDay = { opens: '09:00', closes: '18:00', from: '09:00', to: '17:00', lunchFrom: '13:00', lunchTo: '14:00' } as const
export const suggestedZone = 'Europe/London'
