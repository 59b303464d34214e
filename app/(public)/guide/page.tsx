import '@/app/_ui/guide.css'
import { now } from '@/lib/clock'
import { explained, groups, startHere } from '@/lib/copy/guide/contents'
import { guidePage as words } from '@/lib/copy/guide/page'
import { site as siteWords } from '@/lib/copy/patient/site'
import { guarded } from '../_parts/guarded'
import { paths } from '../_parts/paths'
import { readSite } from '../_parts/read-site'
import { Shell } from '../_parts/shell'
import { SpineDrawing } from '../_parts/spine-drawing'
import { StructuredData } from '../_parts/structured-data'
import { trailThing } from '../_parts/things'
import { AtOnceShort } from './_parts/at-once'
import { ArticleList } from './_parts/endings'
import { SearchForm } from './_parts/search-form'

function StartHere() {
  return (
    <section className="start" aria-labelledby="start">
      <h2 id="start">{words.start}</h2>
      <p className="start-title"><a href={paths.article(startHere.slug)}>{startHere.title}</a></p>
      <p>{startHere.summary}</p>
    </section>
  )
}

/** Each word that people are given, straight to where it is told apart from the others. */
function Words() {
  return (
    <section className="passage" aria-labelledby="words">
      <h2 id="words">{words.words}</h2>
      <p>{words.wordsLead}</p>
      <ul className="words">
        {explained.sections.slice(1).map(({ id, heading }) => <li key={id}><a href={paths.article(explained.slug, id)}>{heading}</a></li>)}
      </ul>
    </section>
  )
}

async function view() {
  const site = await readSite(now())
  return (
    <Shell site={site} title={words.title} here={paths.guide} facts={{ path: paths.guide, description: words.description }}>
      <StructuredData thing={trailThing([[siteWords.book, paths.home], [words.title, paths.guide]])} />
      <main id="main" tabIndex={-1} className="body guide-front">
        <div className="guide-head">
          <span className="bob" aria-hidden="true" />
          <h1>{words.heading}</h1>
          <p className="lead">{words.lead}</p>
          <SearchForm />
        </div>
        <div className="guide-list">
          <StartHere />
          <AtOnceShort />
          {groups.map(({ heading, articles }, i) => (
            <section className="passage" key={heading} aria-labelledby={`group-${i}`}>
              <h2 id={`group-${i}`}>{heading}</h2>
              <ArticleList articles={articles} />
            </section>
          ))}
          <Words />
          <p className="passage soft">{words.note}</p>
        </div>
        <div className="guide-spine"><SpineDrawing label={words.spine} /><span className="bob" aria-hidden="true" /></div>
      </main>
    </Shell>
  )
}

export default function GuidePage() {
  return guarded(view)
}
