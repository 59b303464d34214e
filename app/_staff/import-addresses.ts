import type { Route } from 'next'

const address = (path: string, query: Record<string, string | undefined>): Route => {
  const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return (set.length === 0 ? path : `${path}?${new URLSearchParams(set).toString()}`)
}

/** The files so far; `wrong` is why the last one could not be read. */
export const importsAt = (clinic: string, said: { wrong?: string | undefined; line?: string | undefined; kind?: string | undefined; done?: string | undefined } = {}): Route =>
  address('/manage/import', { clinic, ...said })

export const importAt = (id: string, step?: 'columns' | 'names' | 'check'): Route => address(`/manage/import/${id}`, { step })
export const importErrorsAt = (id: string): string => `/manage/import/${id}/errors`
export const readFileAt = '/manage/import/read'
