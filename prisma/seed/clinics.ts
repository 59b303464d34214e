import type { OpeningHours, Weekday } from '@/lib/core/diary-facts'

export const zone = 'Europe/London'
/** The one real number in the demonstration: the practice's own. */
export const practicePhone = '+441217095222'

export const practice = {
  id: 'practice',
  name: 'Solihull Back Pain Clinic and Atlas Back Pain Relief Centre',
  phone: practicePhone,
  // Its sign-ins are printed: a second factor would be in the way of whoever tries it out.
  secondFactor: 'optional',
}

/** What the database sets where nothing else is said; the demo practice keeps to it. */
export const policy = {
  gridMinutes: 15, horizonDays: 56, noticeOpeningMinutes: 240, callDueOpeningMinutes: 240, callBeforeOpeningMinutes: 120,
  retryOpeningMinutes: 120, holdMinutes: 10, claimMinutes: 5, maxTries: 3, cutoffHours: 24, unanswered: 'keep',
} as const

export interface ClinicSeed {
  id: string
  name: string
  place: string
  region: string
  address: string[]
  postcode: string
  gettingIn: string[]
  hours: OpeningHours[]
  rooms: string[]
}

const on = (weekdays: readonly Weekday[], opens: number, closes: number): OpeningHours[] =>
  weekdays.map((weekday) => ({ weekday, opens, closes }))

// Placeholders, streets and postcodes alike: no real postcode has a V in its second half.
export const clinics: readonly ClinicSeed[] = [
  {
    id: 'hall-green',
    name: 'Solihull Back Pain Clinic',
    place: 'Hall Green',
    region: 'Birmingham',
    address: ['1 Example Road', 'Hall Green', 'Birmingham'],
    postcode: 'B28 0VV',
    gettingIn: [
      'Come in by the green door beside the example bakery and ring the lower bell. There is one low step, and a ramp behind the door: ring and we bring it out.',
      'Rooms 1 and 2, the gym and the toilet are on the ground floor. Rooms 3 to 5 are up fourteen stairs with a rail on both sides; tell us if stairs are hard and we see you downstairs.',
      'Four parking spaces at the back, one of them wide. The street is free for two hours.',
      'Ten minutes on foot from the station; the bus stops across the road.',
    ],
    hours: [...on([1, 2, 3, 4, 5], 480, 1140), ...on([6], 540, 780)],
    rooms: ['Room 1', 'Room 2', 'Room 3', 'Room 4', 'Room 5', 'Gym'],
  },
  {
    id: 'tamworth',
    name: 'Atlas Back Pain Relief Centre',
    place: 'Tamworth',
    region: 'Staffordshire',
    address: ['2 Example Street', 'Tamworth', 'Staffordshire'],
    postcode: 'B79 0VV',
    gettingIn: [
      'We are on the first floor above the example chemist. The lift is to the left of the stairs, and everything inside is on one level.',
      'In the evening the street door is locked: press the top bell and wait for the buzz.',
      'Park in the multi-storey behind us. The first hour is free on Saturdays.',
    ],
    hours: [...on([1, 2, 4, 5], 510, 1110), ...on([3], 510, 1200), ...on([6], 540, 750)],
    rooms: ['Room 1', 'Room 2', 'Room 3', 'Room 4'],
  },
]

export const roomId = (clinic: string, room: string): string => `${clinic}-${room.toLowerCase().replace(' ', '-')}`

export const professions = [
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
