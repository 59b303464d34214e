/** What a search answers, as it is shown. */
export interface FoundPerson {
  id: string
  name: string
  phone: string
  born: string | null
}

export interface Found {
  turn: number
  q: string
  /** Null before anything was looked for. */
  people: FoundPerson[] | null
  error: string | null
}
