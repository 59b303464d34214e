import { urgent } from '@/lib/copy/guide/contents'
import { guidePage as words } from '@/lib/copy/guide/page'
import type { Article } from '@/lib/core/guide/article'

/** What stands on the page, on the thread: in the margin where there is one, else above the text. */
export function ContentsLine({ article }: { article: Article }) {
  const parts = [
    ...article.sections.map(({ id, heading }) => [id, heading] as const),
    ...(article === urgent ? [] : [['at-once', words.atOnceShort] as const]),
    ['who', words.whoShort] as const, ['visit', words.visitShort] as const,
  ]
  return (
    <nav className="contents" aria-labelledby="on-page">
      <h2 id="on-page">{words.onPage}</h2>
      <ul>{parts.map(([id, name]) => <li key={id}><a href={`#${id}`}>{name}</a></li>)}</ul>
      <span className="bob" aria-hidden="true" />
    </nav>
  )
}
