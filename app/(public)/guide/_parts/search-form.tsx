import { guidePage as words } from '@/lib/copy/guide/page'
import { searchMost } from '@/lib/input/guide-forms'
import { FieldErrorLine } from '@/app/_ui/error-summary'
import { paths } from '../../_parts/paths'

/** Posted, so that what somebody looks for stands in no address. */
export function SearchForm({ typed, error }: { typed?: string; error?: string | undefined }) {
  return (
    <form action={paths.findInGuide} method="post" role="search" className="guide-search" noValidate>
      <div className={error ? 'field wrong' : 'field'}>
        <label htmlFor="q">{words.search}</label>
        <p className="hint" id="q-hint">{words.searchHint}</p>
        <FieldErrorLine id="q-error" message={error} />
        <div className="search-line">
          <input className="input" type="search" id="q" name="q" defaultValue={typed} maxLength={searchMost} autoComplete="off" autoCapitalize="none"
            enterKeyHint="search" aria-describedby={error ? 'q-hint q-error' : 'q-hint'} aria-invalid={error ? true : undefined} />
          <button className="button">{words.searchButton}</button>
        </div>
      </div>
    </form>
  )
}
