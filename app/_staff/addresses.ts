import type { Route } from 'next'

/** Where one is lives in the address: these write it. */
const address = (path: string, query: Record<string, string | undefined>): Route => {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${path}?${new URLSearchParams(set).toString()}` as Route
}

export const callsAt = (clinic: string, call?: string): Route => address('/reception/calls', { clinic, call })
/** The same list, with the call that it opened by itself: nobody chose it. */
export const firstCallAt = (clinic: string, first: string): Route => address('/reception/calls', { clinic, first })

export interface DiaryPlace {
  open?: string
  do?: 'move' | 'cancel' | 'release'
  book?: string
  at?: string
  list?: 'gone' | 'free'
}

export const diaryAt = (clinic: string, day: string, place: DiaryPlace = {}): Route =>
  address('/reception/diary', { clinic, day, ...place })

export const dayAt = (day: string): Route => address('/day', { day })
