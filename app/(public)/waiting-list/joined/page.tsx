import type { Metadata } from 'next'
import { Icon } from '@/app/_ui/icon'
import { now } from '@/lib/clock'
import { joined as words } from '@/lib/copy/patient/waiting'
import { readJourney } from '@/lib/input/journey'
import type { SearchParams } from '@/lib/input/journey'
import { guarded } from '../../_parts/guarded'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

async function view(params: SearchParams) {
  const site = await readSite(now())
  const clinic = site.clinics.find(({ id }) => id === readJourney(params).clinic)
  return (
    <Shell site={site} title={words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <p className="tag"><Icon name="tick" className="icon bold" size={16} />{words.tag}</p>
          <h1 className="above-3">{words.heading}</h1>
          <p className="lead narrow">{words.lead}</p>
          <section className="above-7 prose narrow" aria-labelledby="next">
            <h2 id="next">{words.next}</h2>
            {words.steps.map((step) => <p key={step}>{step}</p>)}
            <p>{words.leave}<Phone number={clinic?.phone ?? site.practice.phone} />.</p>
            <p><a href={paths.home}>{words.again}</a></p>
          </section>
        </main>
      </div>
    </Shell>
  )
}

export default async function JoinedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
