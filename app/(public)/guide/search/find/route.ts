import { noSearchCookie, searchCookie } from '@/lib/auth/search-cookie'
import { SearchForm } from '@/lib/input/guide-forms'
import { formPost, onTo } from '../../../_parts/form-post'
import { paths } from '../../../_parts/paths'

/** Takes what is looked for, and leads to the page that shows what was found; nothing of it is kept here. */
export const POST = formPost(async (fields) => {
  const form = SearchForm.safeParse(fields)
  if (!form.success) return onTo(`${paths.searchGuide}?problem=yes`, noSearchCookie)
  return onTo(`${paths.searchGuide}?asked=yes`, await searchCookie(form.data.q))
})
