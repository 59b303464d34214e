import { guidePage as words } from '@/lib/copy/guide/page'
import { urgent } from '@/lib/copy/guide/contents'
import type { Article } from '@/lib/core/guide/article'
import { paths } from '../../_parts/paths'
import { Signs } from './blocks'
import { Marked } from './marked'

function Soon({ article }: { article: Article }) {
  if (article.soon.length === 0) return null
  return (
    <>
      <h3>{words.soon}</h3>
      <ul>{article.soon.map((one) => <li key={one}><Marked text={one} /></li>)}</ul>
    </>
  )
}

/** Stands on every page of the guide but the one that is all about it. */
export function AtOnce({ article }: { article: Article }) {
  if (article === urgent) return null
  return (
    <section className="prose passage" aria-labelledby="at-once">
      <div className="notice brick">
        <h2 id="at-once">{words.atOnce}</h2>
        <p>{words.atOnceLead}</p>
        <Signs />
        <p><a href={paths.article(urgent.slug)}>{words.atOnceMore}</a></p>
      </div>
      <Soon article={article} />
    </section>
  )
}

/** The same in two lines, where somebody is still looking for something. */
export function AtOnceShort() {
  return (
    <section className="notice brick" aria-labelledby="at-once">
      <h2 id="at-once" className="notice-name">{words.urgent}</h2>
      <p>{words.urgentText} <a href={paths.article(urgent.slug)}>{words.urgentMore}</a></p>
    </section>
  )
}
