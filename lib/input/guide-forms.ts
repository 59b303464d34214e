import { z } from 'zod'
import { guidePage as words } from '@/lib/copy/guide/page'
import { lineOf } from './text'

export const searchMost = 100

/** What is looked for in the guide. */
export const SearchForm = z.object({
  q: lineOf(searchMost, { empty: words.problem, long: words.problem, controls: words.problem }),
})
