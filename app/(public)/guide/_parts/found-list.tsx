import { articles, startHere } from '@/lib/copy/guide/contents'
import { guidePage as words } from '@/lib/copy/guide/page'
import { phoneHref, phoneText } from '@/lib/copy/patient/phone'
import { indexGuide, searchGuide } from '@/lib/core/guide/search'
import type { Found } from '@/lib/core/guide/search'
import { paths } from '../../_parts/paths'

const index = indexGuide(articles)

function Hit({ found: { article, section, excerpt } }: { found: Found }) {
  return (
    <li>
      <a href={paths.article(article.slug, section?.id)}>{article.title}{section && `: ${section.heading.charAt(0).toLowerCase()}${section.heading.slice(1)}`}</a>
      <span>{excerpt.map((piece, i) => (piece.hit ? <mark key={`${i} ${piece.text}`}>{piece.text}</mark> : piece.text))}</span>
    </li>
  )
}

/** Nothing found is no dead end. */
function Nothing({ typed, phone }: { typed: string; phone: string }) {
  return (
    <section aria-labelledby="found">
      <h2 id="found">{words.nothing(typed)}</h2>
      <p className="above-3">{words.nothingNext}</p>
      <p className="buttons above-5">
        <a className="button" href={paths.article(startHere.slug)}>{words.startPage}</a>
        <a className="button second" href={phoneHref(phone)}>{words.ring(phoneText(phone))}</a>
        <a className="button second" href={paths.ringMeBack()}>{words.ringMeBack}</a>
      </p>
    </section>
  )
}

export function FoundList({ typed, phone }: { typed: string; phone: string }) {
  const found = searchGuide(index, typed)
  if (found.length === 0) return <Nothing typed={typed} phone={phone} />
  return (
    <section aria-labelledby="found">
      <h2 id="found">{words.found(found.length, typed)}</h2>
      <ul className="titles found">{found.map((one) => <Hit key={one.article.slug} found={one} />)}</ul>
    </section>
  )
}
