import { now } from '@/lib/clock'
import { home } from '@/lib/copy/patient/home'
import { mine } from '@/lib/copy/patient/mine'
import { ringBack } from '@/lib/copy/patient/ring-back'
import { site as siteWords } from '@/lib/copy/patient/site'
import { pounds } from '@/lib/copy/patient/words'
import type { ServiceView } from '@/lib/core/views'
import { readBoard } from '@/lib/use-cases/read-board'
import { readServices } from '@/lib/use-cases/read-services'
import { Board } from './_parts/board'
import { guarded } from './_parts/guarded'
import { paths } from './_parts/paths'
import { Phone } from './_parts/phone'
import { phoneNow } from './_parts/phone-now'
import { readSite } from './_parts/read-site'
import type { Site } from './_parts/read-site'
import { Shell } from './_parts/shell'
import { Spine } from './_parts/spine'

function Hero({ site, answers }: { site: Site; answers: string | null }) {
  return (
    <section className="hero">
      <span className="bob" aria-hidden="true" />
      <h1>{home.heading}</h1>
      <p className="lead">{home.lead(site.professions.map((one) => one.plural), site.clinics.map((one) => one.place))}</p>
      <p className="talk">
        <span>{home.talk}</span> <Phone number={site.practice.phone} /> {answers && <span className="soft">{answers}</span>}
        <a href={paths.ringMeBack()}>{ringBack.fromHome}</a>
      </p>
      <p className="talk already"><span>{mine.booked}</span> <a href={paths.mine()}>{mine.link}</a></p>
    </section>
  )
}

function Happens({ site, services }: { site: Site; services: ServiceView[] }) {
  const first = services.find((service) => service.patients === 'new')
  return (
    <section className="steps" aria-labelledby="happens">
      <h2 id="happens">{home.happens}</h2>
      <ol>
        <li><h3>{home.ask}</h3><p>{home.askText}</p></li>
        <li><h3>{home.ring}</h3><p>{home.ringText(site.practice.policy)}</p></li>
        <li>
          <h3>{home.come}</h3>
          <p>{home.comeText(first ? { minutes: first.minutes, price: pounds(first.pricePence) } : null)}</p>
          <span className="bob" aria-hidden="true" />
        </li>
      </ol>
    </section>
  )
}

function GoodToKnow({ site, services }: { site: Site; services: ServiceView[] }) {
  const lowest = Math.min(...services.map((service) => service.pricePence))
  return (
    <section className="reads" aria-labelledby="know">
      <h2 id="know">{home.know}</h2>
      <ul>
        <li><a href={paths.guide}>{home.guide}</a> <span className="soft">{home.guideNote}</span></li>
        <li><a href={paths.prices}>{home.prices}</a> {services.length > 0 && <span className="soft">{home.pricesFrom(pounds(lowest))}</span>}</li>
        {site.clinics.map((clinic) => (
          <li key={clinic.id}>
            <a href={paths.clinic(clinic.id)}>{home.gettingTo(clinic.place)}</a> <span className="soft">{home.gettingToNote}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function view() {
  const at = now()
  const [site, board, services] = await Promise.all([readSite(at), readBoard(at), readServices({})])
  return (
    <Shell site={site} title={home.title} here={paths.home} facts={{ path: paths.home, description: siteWords.description }}>
      <main id="main" tabIndex={-1} className="body home">
        <Hero site={site} answers={phoneNow(site.clinics, at)} />
        <div className="board-wrap">
          <Board site={site} board={board} at={at} />
          <p className="unsure"><a href={paths.whoDoesWhat}>{home.unsure}</a></p>
        </div>
        <Happens site={site} services={services} />
        <GoodToKnow site={site} services={services} />
        <Spine />
      </main>
    </Shell>
  )
}

export default function HomePage() {
  return guarded(view)
}
