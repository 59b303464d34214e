import type { Route } from 'next'

/** Where one is among rotas and closures, as the address says it: a draft stands in it until it is saved. */
const address = (path: string, query: Record<string, string | undefined>): Route => {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
  return `${path}?${new URLSearchParams(set).toString()}` as Route
}

export const rotasAt = (clinic: string, place: Record<string, string | undefined> = {}): Route => address('/manage/rotas', { clinic, ...place })
export const closuresPageAt = (clinic: string, place: Record<string, string | undefined> = {}): Route => address('/manage/closures', { clinic, ...place })
