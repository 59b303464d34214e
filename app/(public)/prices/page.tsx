import { now } from '@/lib/clock'
import { prices as words } from '@/lib/copy/patient/pages'
import { pounds } from '@/lib/copy/patient/words'
import type { ProfessionView, ServiceView } from '@/lib/core/views'
import { readServices } from '@/lib/use-cases/read-services'
import { guarded } from '../_parts/guarded'
import { paths } from '../_parts/paths'
import { readSite } from '../_parts/read-site'
import { Shell } from '../_parts/shell'

function Tariff({ profession, services }: { profession: ProfessionView; services: ServiceView[] }) {
  const mine = services.filter((service) => service.profession === profession.id)
  if (mine.length === 0) return null
  return (
    <section className="above-7" aria-labelledby={profession.id}>
      <h2 id={profession.id}>{profession.name}</h2>
      <dl className="tariff">
        {mine.map((service) => (
          <div key={service.id}>
            <dt>{service.name}<span className="lead-dots" /> <span className="cost">{pounds(service.pricePence)}</span></dt>
            <dd>{words.perVisit(service.minutes)}. {service.about} {service.channel === 'phone' && words.byPhone}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

async function view() {
  const [site, services] = await Promise.all([readSite(now()), readServices({})])
  return (
    <Shell site={site} title={words.title} facts={{ path: paths.prices, description: words.lead }}>
      <div className="body hung">
        <span className="bob" aria-hidden="true" />
        <main id="main" tabIndex={-1}>
          <div className="narrow">
            <h1>{words.heading}</h1>
            <p className="lead">{words.lead}</p>
            {site.professions.map((profession) => <Tariff key={profession.id} profession={profession} services={services} />)}
            <p className="above-6">{words.late(site.practice.policy.cutoffHours)}</p>
            <p className="above-5 buttons actions"><a className="button" href={paths.home}>{words.book}</a></p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default function PricesPage() {
  return guarded(view)
}
