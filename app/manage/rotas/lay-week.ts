import { rotaRows, type RotaRow } from '@/lib/core/rota-rows'
import type { ClinicSession } from '@/lib/core/practice-state'
import { addDays, daysBetween, startOfWeek, type Day, type WallMinute, type Weekday } from '@/lib/core/time'

/** A row as it is drawn in one week. */
export interface Block {
  row: RotaRow
  /** `off`: not in this very week. `cut`: the change takes it away. */
  look: 'stays' | 'draft' | 'cut'
  off: boolean
  /** Beside others of the same time, which are held in other weeks: which, and of how many. */
  lane: number
  lanes: number
}

export interface LaidWeek {
  monday: Day
  days: { weekday: Weekday; day: Day; blocks: Block[] }[]
  from: WallMinute
  to: WallMinute
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

const isValidOn = ({ validFrom, validUntil }: RotaRow, day: Day): boolean => validFrom <= day && (validUntil === null || day <= validUntil)
const runsIn = ({ validFrom, everyWeeks }: RotaRow, monday: Day): boolean => (daysBetween(startOfWeek(validFrom), monday) / 7) % everyWeeks === 0

const meets = (a: RotaRow, b: RotaRow): boolean => a.from < b.to && b.from < a.to

/** Those that stand at the same time share the breadth. */
function inLanes(blocks: Omit<Block, 'lane' | 'lanes'>[]): Block[] {
  const placed: Block[] = []
  for (const block of blocks) {
    const beside = block.look === 'cut' ? [] : placed.filter((other) => other.look !== 'cut' && meets(other.row, block.row))
    placed.push({ ...block, lane: beside.length, lanes: 1 })
  }
  return placed.map((block) => ({
    ...block, lanes: block.look === 'cut' ? 1 : Math.max(...placed.filter((other) => other.look !== 'cut' && meets(other.row, block.row)).map(({ lane }) => lane + 1)),
  }))
}

interface Drawn {
  /** As it stands, and as it will be. */
  before: readonly ClinicSession[]
  after: readonly ClinicSession[]
  adds: ReadonlySet<string>
  ends: ReadonlySet<string>
}

/** A person's week as a pattern: what is valid on its days, also where this is no week of it. */
export function layWeek(monday: Day, { before, after, adds, ends }: Drawn): LaidWeek {
  const [was, is] = [rotaRows(before), rotaRows(after)]
  const days = weekdays.map((weekday) => {
    const day = addDays(monday, weekday - 1)
    const here = (row: RotaRow): boolean => row.weekday === weekday && isValidOn(row, day)
    const stands = is.filter(here)
    const kept = new Set(stands.flatMap(({ ids }) => ids))
    const cut = was.filter((row) => here(row) && row.ids.some((id) => ends.has(id) && !kept.has(id)))
    const look = (row: RotaRow): Block['look'] => (row.ids.some((id) => adds.has(id)) ? 'draft' : 'stays')
    const blocks = [...cut.map((row) => ({ row, look: 'cut' as const })), ...stands.map((row) => ({ row, look: look(row) }))]
    return { weekday, day, blocks: inLanes(blocks.map((block) => ({ ...block, off: !runsIn(block.row, monday) }))) }
  })
  const all = days.flatMap(({ blocks }) => blocks.map(({ row }) => row))
  const from = Math.min(480, ...all.map((row) => row.from))
  const to = Math.max(1200, ...all.map((row) => Math.min(1440, row.to)))
  return { monday, days, from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 }
}

/** How long they work in a week, on average over the weeks, in minutes. */
export const averageMinutes = ({ days }: LaidWeek): number => days.flatMap(({ blocks }) => blocks).filter(({ look }) => look !== 'cut')
  .filter(({ row }) => row.validFrom !== row.validUntil)
  .reduce((sum, { row: { from, to, lunch, everyWeeks } }) => sum + (to - from - (lunch ? lunch.to - lunch.from : 0)) / everyWeeks, 0)

