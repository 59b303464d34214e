import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import '@/app/_ui/guide.css'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { openSearchCookie, searchCookieName } from '@/lib/auth/search-cookie'
import { now } from '@/lib/clock'
import { guidePage as words } from '@/lib/copy/guide/page'
import { problemTitle } from '@/lib/copy/patient/site'
import { hasFlag } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { guarded } from '../../_parts/guarded'
import { paths } from '../../_parts/paths'
import { readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'
import { AtOnceShort } from '../_parts/at-once'
import { FoundList } from '../_parts/found-list'
import { SearchForm } from '../_parts/search-form'

export const metadata: Metadata = { robots: { index: false } }

async function view(params: SearchParams) {
  const error = hasFlag(params, 'problem') ? words.problem : undefined
  const [site, typed] = await Promise.all([readSite(now()), cookies().then((jar) => openSearchCookie(jar.get(searchCookieName)?.value))])
  const shown = error ? null : typed
  return (
    <Shell site={site} title={error ? problemTitle(words.results) : words.results}>
      <div className="body hung">
        <span className="bob" aria-hidden="true" />
        <main id="main" tabIndex={-1}>
          <a className="back" href={paths.guide}>{words.all}</a>
          <div className="narrow lines">
            <ErrorSummary errors={error ? [{ id: 'q', message: error }] : []} />
            <h1>{words.results}</h1>
            {!error && shown === null && hasFlag(params, 'asked') && <p className="notice brass" role="alert">{words.gone}</p>}
            <SearchForm typed={shown ?? ''} error={error} />
            {shown !== null && <FoundList typed={shown} phone={site.practice.phone} />}
            <AtOnceShort />
            <p className="soft">{words.private}</p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function SearchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
