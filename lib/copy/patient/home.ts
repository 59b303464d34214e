import type { Policy } from '@/lib/core/diary-facts'
import { capital, listOf } from './words'

const whenRung = (policy: Policy): string => {
  const hours = policy.callDueOpeningMinutes / 60
  return Number.isInteger(hours) ? `within ${hours === 4 ? 'four' : hours} opening hour${hours === 1 ? '' : 's'}` : 'soon'
}

export const home = {
  title: 'Book an appointment',
  heading: 'Pick a time. We’ll ring to confirm it.',
  lead: (professions: string[], places: string[]): string =>
    `${capital(listOf(professions.map((name) => name.toLowerCase())))} for your back, in ${listOf(places)}. The time is yours from the moment you ask.`,
  talk: 'Rather talk to someone?',
  openUntil: (clock: string): string => `Today until ${clock}`,
  opensToday: (clock: string): string => `Today from ${clock}`,
  opensLater: (day: string, clock: string): string => `Again ${day === 'tomorrow' ? day : `on ${day}`} from ${clock}`,
  nextFree: 'next free time: ',
  noneOnline: (weeks: number): string => `Nothing free online in the next ${weeks} weeks`,
  ringUs: 'Ring us',
  unsure: 'Not sure who to see? Who does what, in two minutes',
  happens: 'What happens',
  ask: 'You ask for a time',
  askText: 'Six short steps, no account. From then on nobody else can take it.',
  ring: 'We ring you',
  ringText: (policy: Policy): string =>
    `A receptionist rings ${whenRung(policy)}, agrees the time with you and answers your questions.`,
  come: 'You come',
  comeText: (first: { minutes: number; price: string } | null): string =>
    `Wear something easy to move in. ${first ? `A first visit takes ${first.minutes} minutes and costs ${first.price}; you` : 'You'} pay on the day.`,
  know: 'Good to know',
  guide: 'Back pain, in plain words',
  guideNote: 'our guide',
  prices: 'Prices and how to pay',
  pricesFrom: (price: string): string => `from ${price}`,
  gettingTo: (place: string): string => `Getting to ${place}`,
  gettingToNote: 'map, hours',
  hurt: 'Where does it hurt?',
  hurtLead: 'Who may be a good start, in a few lines each.',
  spine: 'Drawing: a spine seen from the side, with a plumb line hanging through it',
  places: [
    { at: 'neck', id: 'neck', name: 'Neck' },
    { at: 'shoulders', id: 'shoulders', name: 'Between |the shoulders' },
    { at: 'lower', id: 'lower-back', name: 'Lower back' },
    { at: 'sciatica', id: 'sciatica', name: 'Sciatica' },
    { at: 'pelvis', id: 'pregnancy', name: 'Back pain in |pregnancy' },
  ],
} as const
