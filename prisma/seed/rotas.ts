import type { Weekday } from '@/lib/core/diary-facts'
import type { WallMinute } from '@/lib/core/time'
import { roomId } from './clinics'

export interface SessionSeed {
  practitioner: string
  clinic: string
  room: string
  weekday: Weekday
  from: WallMinute
  to: WallMinute
  everyWeeks: number
}

const wall = (text: string): WallMinute => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** `'09:00-13:00 14:00-18:00'` on each of the weekdays: two sessions a day, and lunch between them. */
function week(
  practitioner: string, clinic: string, room: string, weekdays: readonly Weekday[], times: string, everyWeeks = 1,
): SessionSeed[] {
  return weekdays.flatMap((weekday) => times.split(' ').map((span) => {
    const [from = '', to = ''] = span.split('-')
    return { practitioner, clinic, room: roomId(clinic, room), weekday, from: wall(from), to: wall(to), everyWeeks }
  }))
}

const green = 'hall-green'
const tam = 'tamworth'

export const rotas: readonly SessionSeed[] = [
  ...week('anneliese-hart', green, 'Room 1', [1, 2, 4, 5], '08:30-13:00 14:00-17:30'),
  ...week('anneliese-hart', green, 'Room 1', [3], '08:30-12:30'),
  ...week('anneliese-hart', green, 'Room 1', [6], '09:00-13:00', 2),
  ...week('tom-adeyemi', green, 'Room 2', [1, 2, 5], '09:00-12:30 13:15-18:00'),
  ...week('tom-adeyemi', green, 'Room 2', [4], '09:00-12:30 13:15-17:00', 2),
  ...week('tom-adeyemi', tam, 'Room 1', [3], '10:00-13:30 14:15-19:00'),
  ...week('tom-adeyemi', tam, 'Room 2', [6], '09:00-12:30'),
  ...week('ruth-kavanagh', green, 'Room 3', [1, 3, 4], '08:30-12:00 12:45-16:45'),
  ...week('ruth-kavanagh', green, 'Room 3', [2], '12:00-15:30 16:00-19:00'),
  ...week('ruth-kavanagh', tam, 'Room 2', [5], '09:00-12:30 13:15-17:00'),
  ...week('ruth-kavanagh', green, 'Room 3', [6], '09:00-13:00'),
  ...week('owen-prewett', tam, 'Room 1', [1, 2, 4, 5], '08:30-12:30 13:30-18:00'),
  ...week('owen-prewett', tam, 'Room 2', [3], '17:00-20:00'),
  ...week('dev-malhotra', green, 'Room 4', [1, 2, 3, 5], '09:00-13:00 14:00-18:00'),
  ...week('dev-malhotra', green, 'Room 4', [4], '10:00-13:00 14:00-19:00'),
  ...week('sioned-price', green, 'Gym', [1, 5], '08:30-12:45 13:30-17:00'),
  ...week('sioned-price', tam, 'Room 2', [2], '08:30-12:30 13:15-17:30'),
  ...week('sioned-price', green, 'Gym', [3], '08:30-13:00 13:45-16:30'),
  ...week('sioned-price', green, 'Gym', [4], '08:30-12:30'),
  ...week('sioned-price', tam, 'Room 2', [4], '14:00-18:00'),
  ...week('sioned-price', green, 'Gym', [6], '09:00-13:00'),
  ...week('marcus-lindqvist', tam, 'Room 3', [1, 3, 4, 5], '08:30-12:30 13:15-17:15'),
  ...week('marcus-lindqvist', green, 'Room 5', [2], '08:30-13:00 13:45-18:00'),
  ...week('marcus-lindqvist', tam, 'Room 1', [6], '09:00-12:30'),
  ...week('mei-lin-chow', green, 'Room 5', [1, 3, 4, 5], '10:00-13:45 14:30-18:45'),
  ...week('mei-lin-chow', green, 'Room 5', [6], '09:00-13:00'),
  ...week('idris-vaughan', tam, 'Room 4', [1, 2, 5], '09:30-13:00 14:00-18:00'),
  ...week('idris-vaughan', tam, 'Room 4', [3], '11:00-14:30 15:15-19:45'),
]
