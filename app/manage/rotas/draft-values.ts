import type { RotaRow } from '@/lib/core/rota-rows'
import { wallClock24, type Day } from '@/lib/core/time'

/** The fields of a draft, as text: what the form begins with, and what is drawn begins from. */
export type DraftValues = Record<string, string>

const clock = (wall: number): string => (wall >= 1440 ? '24:00' : wallClock24(wall))
export const whereText = (clinic: string, room: string | null): string => `${clinic} ${room ?? '-'}`

/** Not before today, nor before it begins. */
const sinceOf = (row: RotaRow, today: Day): Day => (row.validFrom > today ? row.validFrom : today)

export const changeValues = (row: RotaRow, today: Day): DraftValues => ({
  do: 'change', row: row.ids[0] ?? '', weekday: String(row.weekday), where: whereText(row.clinic, row.room), from: clock(row.from), to: clock(row.to),
  lunchFrom: row.lunch ? clock(row.lunch.from) : '', lunchTo: row.lunch ? clock(row.lunch.to) : '',
  everyWeeks: row.validFrom === row.validUntil ? '0' : String(row.everyWeeks), since: sinceOf(row, today), until: row.validFrom === row.validUntil ? '' : row.validUntil ?? '', alone: 'no',
})

export const endValues = (row: RotaRow, today: Day): DraftValues => ({ do: 'end', row: row.ids[0] ?? '', last: sinceOf(row, today) })

export const addValues = (who: string, where: string, since: Day): DraftValues =>
  ({ do: 'add', who, weekday: '1', where, from: '09:00', to: '17:00', lunchFrom: '', lunchTo: '', everyWeeks: '1', since, until: '' })

export const copyValues = (who: string, since: Day): DraftValues => ({ do: 'copy', who, weekday: 'week', since, rooms: 'yes' })
