/** What the browser is told of a move. It reads places off these lists; it reckons no time of its own. */

/** The start as epoch milliseconds, the row of the sheet (five minutes each), and which of `words` is said of it. */
export type CarryPlace = readonly [start: number, row: number, word: number]

export const fitsWord = 0
export const hereWord = 1

export interface CarryColumn {
  practitioner: string
  name: string
  /** Why it can't be with them at all. */
  cannot: string | null
  /** «4 times fit» */
  head: string
  places: CarryPlace[]
}

export interface CarryFacts {
  reference: string
  version: number
  name: string
  service: string
  /** The sign of its status, and the word. */
  look: string
  status: string
  start: number
  practitioner: string
  /** «Today» */
  day: string
  /** Rows it takes up. */
  rows: number
  minutes: number
  /** First minute drawn. */
  from: number
  /** Verdicts by number; 0 fits, 1 is where it is now. */
  words: string[]
  columns: CarryColumn[]
  /** Whether the list beside the day is what moves it (keys), or it is in a hand (a pointer). */
  listed: boolean
}

/** A place named to the server: as `MoveForm` reads it. */
export const placeValue = (start: number, practitioner: string): string => `${start} ${practitioner}`

const two = (n: number): string => String(n).padStart(2, '0')

/** What the wall shows at a row, some minutes after. */
export function clockAt(facts: CarryFacts, row: number, after = 0): string {
  const minute = Math.round(facts.from + row * 5 + after) % 1440
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** Where it would be put: which column, by practitioner, and which place of it, by start. */
export interface Spot {
  practitioner: string
  start: number
}

export interface Found {
  c: number
  column: CarryColumn
  place: CarryPlace | null
}

export function findSpot(facts: CarryFacts, spot: Spot | null): Found | null {
  if (!spot) return null
  const c = facts.columns.findIndex(({ practitioner }) => practitioner === spot.practitioner)
  const column = facts.columns[c]
  return column ? { c, column, place: column.places.find(([start]) => start === spot.start) ?? null } : null
}

export const fitsAt = (facts: CarryFacts, spot: Spot | null): boolean => findSpot(facts, spot)?.place?.[2] === fitsWord

/** The place of a column that is nearest to a row. */
export function nearestPlace(column: CarryColumn, row: number): CarryPlace | null {
  let nearest: CarryPlace | null = null
  for (const place of column.places) if (!nearest || Math.abs(place[1] - row) < Math.abs(nearest[1] - row)) nearest = place
  return nearest
}

/** Free places at which it almost fits; the tail of one where it does is none. */
export const shortPlaces = ({ rows, words }: CarryFacts, { places }: CarryColumn): CarryPlace[] =>
  places.filter(([, row, word]) => / short$|^room/.test(words[word] ?? '')
    && !places.some(([, from, other]) => other === fitsWord && from < row && row < from + rows))
