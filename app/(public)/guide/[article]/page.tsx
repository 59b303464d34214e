import { redirect } from 'next/navigation'
import '@/app/_ui/guide.css'
import '@/app/_ui/figures.css'
import { nowhere } from '@/lib/auth/dead-link'
import { now } from '@/lib/clock'
import { articleOf, urgent } from '@/lib/copy/guide/contents'
import { guidePage as words } from '@/lib/copy/guide/page'
import { site as siteWords } from '@/lib/copy/patient/site'
import { isOverdue } from '@/lib/core/guide/article'
import type { Article } from '@/lib/core/guide/article'
import { dayOf } from '@/lib/core/time'
import { guarded } from '../../_parts/guarded'
import { paths } from '../../_parts/paths'
import { readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'
import { StructuredData } from '../../_parts/structured-data'
import { articleThing, trailThing } from '../../_parts/things'
import { AtOnce } from '../_parts/at-once'
import { SectionPart } from '../_parts/blocks'
import { Booking, Soonest } from '../_parts/booking'
import { ContentsLine } from '../_parts/contents-line'
import { Checked, ReadNext, Sources } from '../_parts/endings'
import { Marked } from '../_parts/marked'
import { readHelpers } from '../_parts/read-times'
import { WhoHelps } from '../_parts/who-helps'

function FirstVisit({ article }: { article: Article }) {
  return (
    <section className="prose passage" aria-labelledby="visit">
      <h2 id="visit">{words.visit}</h2>
      {article.firstVisit.map((text) => <p key={text}><Marked text={text} /></p>)}
    </section>
  )
}

const trail = (article: Article) => trailThing([
  [siteWords.book, paths.home], [words.title, paths.guide], [article.title, paths.article(article.slug)],
])

async function view(slug: string) {
  const article = articleOf(slug)
  // Its "not found" is written on the server, as for every address without a page.
  if (!article) redirect(nowhere)
  const at = now()
  const site = await readSite(at)
  const helpers = await readHelpers(article, site, at)
  const today = dayOf(at, site.clinics[0]?.timeZone ?? 'Etc/UTC')
  return (
    <Shell site={site} title={article.title} plain facts={{ path: paths.article(slug), description: article.summary, article: true }}>
      <StructuredData thing={articleThing(article, site.practice)} />
      <StructuredData thing={trail(article)} />
      <div className="body">
        <main id="main" tabIndex={-1} className="reading">
          <a className="back" href={paths.guide}>{words.all}</a>
          <article className="article">
            <h1>{article.title}</h1>
            <p className="lead">{article.summary}</p>
            <p className="byline">{words.byline(article, isOverdue(article.signOff, today))}</p>
            <ContentsLine article={article} />
            {article.sections.map((section) => <SectionPart key={section.id} section={section} />)}
            <AtOnce article={article} />
            <WhoHelps helpers={helpers} />
            <FirstVisit article={article} />
            <Booking helper={helpers.find(({ help }) => help.profession === article.booking)} phone={site.practice.phone} isUrgent={article === urgent} at={at} />
            <ReadNext article={article} />
            <Sources article={article} />
            <Checked article={article} />
          </article>
          <Soonest helpers={helpers} at={at} />
        </main>
      </div>
    </Shell>
  )
}

export default async function ArticlePage({ params }: { params: Promise<{ article: string }> }) {
  const { article } = await params
  return guarded(() => view(article))
}
