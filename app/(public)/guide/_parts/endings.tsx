import { articleOf } from '@/lib/copy/guide/contents'
import { guidePage as words } from '@/lib/copy/guide/page'
import type { Article } from '@/lib/core/guide/article'
import { paths } from '../../_parts/paths'

/** Titles with a line each. */
export function ArticleList({ articles }: { articles: readonly Article[] }) {
  return (
    <ul className="titles">
      {articles.map((article) => (
        <li key={article.slug}><a href={paths.article(article.slug)}>{article.title}</a><span>{article.summary}</span></li>
      ))}
    </ul>
  )
}

export function ReadNext({ article }: { article: Article }) {
  const next = article.related.flatMap((slug) => articleOf(slug) ?? [])
  return (
    <section className="passage" aria-labelledby="next">
      <h2 id="next">{words.next}</h2>
      <ArticleList articles={next} />
    </section>
  )
}

export function Sources({ article }: { article: Article }) {
  return (
    <section className="passage fine-print" aria-labelledby="sources">
      <h2 id="sources">{words.sources}</h2>
      <p>{words.sourcesLead}</p>
      <ul>{article.sources.map((source) => <li key={source.address}><a href={source.address} rel="noreferrer">{source.name}</a></li>)}</ul>
    </section>
  )
}

/** Who has read it, as it is: nobody, as long as nobody has. */
export function Checked({ article: { signOff, written } }: { article: Article }) {
  const lines = [
    [words.status, words.statuses[signOff.status]], [words.reviewer, signOff.reviewer ?? words.nobody],
    [words.reviewed, words.day(signOff.reviewed) ?? words.notYet], [words.nextReview, words.day(signOff.nextReview) ?? words.notYet],
    [words.written, words.day(written)],
  ] as const
  return (
    <section className="passage fine-print" aria-labelledby="checked">
      <h2 id="checked">{words.checked}</h2>
      <dl className="checked">{lines.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <p>{words.note}</p>
    </section>
  )
}
