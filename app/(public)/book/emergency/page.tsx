import type { Metadata } from 'next'
import { Icon } from '@/app/_ui/icon'
import { now } from '@/lib/clock'
import { emergency } from '@/lib/copy/patient/safety'
import { site as siteWords } from '@/lib/copy/patient/site'
import { readJourney, stepPath } from '@/lib/input/journey'
import type { Journey, SearchParams } from '@/lib/input/journey'
import { lastSite, readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

function Advice({ back }: { back: string }) {
  return (
    <main id="main" tabIndex={-1} className="emergency">
      <a className="back" href={back}>{siteWords.back}</a>
      <div className="narrow">
        <h1>{emergency.heading}</h1>
        <div className="call">
          <a className="button grave" href="tel:999"><Icon name="phone" size={26} />{emergency.call}</a>
          <p>{emergency.callWhen}</p>
        </div>
        <p className="above-6 lead">{emergency.why}</p>
        <section className="above-7 prose" aria-labelledby="say">
          <h2 id="say">{emergency.sayHeading}</h2>
          <p className="say">{emergency.say}</p>
          <h2>{emergency.placesHeading}</h2>
          <ul className="places">
            {emergency.places.map((place) => <li key={place.name}><b>{place.near}</b><br />{place.name}<br />{place.address}</li>)}
          </ul>
          <h2>{emergency.mistakeHeading}</h2>
          <p>
            <a href={back}>{emergency.goBack}</a>{emergency.mistakeRest}<a className="keep" href="tel:111">111</a>
            {emergency.mistakeEnd}
          </p>
        </section>
      </div>
    </main>
  )
}

const backFrom = (journey: Journey): string => stepPath('safety', { ...journey, asked: undefined })

/** The one page that must show whatever else is broken: without the practice's data it shows the advice alone. */
export default async function EmergencyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const back = backFrom(readJourney(await searchParams))
  const site = await readSite(now()).catch(() => lastSite())
  const body = <div className="body"><Advice back={back} /></div>
  if (!site) return <><title>{emergency.title}</title><div className="page plain">{body}</div></>
  return <Shell site={site} title={emergency.title} plain>{body}</Shell>
}
