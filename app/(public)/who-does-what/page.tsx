import { now } from '@/lib/clock'
import { articleOf } from '@/lib/copy/guide/contents'
import { site as siteWords } from '@/lib/copy/patient/site'
import { whoDoesWhat as words } from '@/lib/copy/patient/who-does-what'
import type { ProfessionView } from '@/lib/core/views'
import { stepPath } from '@/lib/input/journey'
import { guarded } from '../_parts/guarded'
import { paths } from '../_parts/paths'
import { readSite } from '../_parts/read-site'
import type { Site } from '../_parts/read-site'
import { Shell } from '../_parts/shell'

function Profession({ profession, site }: { profession: ProfessionView; site: Site }) {
  const clinics = site.clinics.filter((clinic) => clinic.professions.includes(profession.id))
  return (
    <li>
      <h3>{profession.name}</h3>
      <p>{words.register(profession.register)}</p>
      <p className="above-2">{profession.about}</p>
      <p className="foot-links">
        {clinics.map((clinic) => (
          <a key={clinic.id} href={stepPath('safety', { clinic: clinic.id, profession: profession.id })}>{words.seeTimes(profession.name, clinic.place)}</a>
        ))}
      </p>
    </li>
  )
}

async function view() {
  const site = await readSite(now())
  return (
    <Shell site={site} title={words.title} here={paths.whoDoesWhat} facts={{ path: paths.whoDoesWhat, description: words.lead }}>
      <div className="body hung">
        <span className="bob" aria-hidden="true" />
        <main id="main" tabIndex={-1}>
          <div className="narrow">
            <h1>{words.heading}</h1>
            <p className="lead">{words.lead}</p>
            <h2 className="above-7">{words.professions}</h2>
            <ul className="people">{site.professions.map((one) => <Profession key={one.id} profession={one} site={site} />)}</ul>
            <h2 className="above-7">{words.hurts}</h2>
            <ul className="people">
              {words.places.map((place) => (
                <li key={place.id} id={place.id} className="place">
                  <h3>{place.name}</h3>
                  <p className="as-read">{place.text}</p>
                  <p className="foot-links"><a href={paths.article(place.read)}>{articleOf(place.read)?.title}</a></p>
                </li>
              ))}
            </ul>
            <p className="above-6">{words.guide}<a href={paths.guide}>{siteWords.guide}</a>.</p>
            <p className="above-6 buttons actions"><a className="button" href={paths.home}>{words.book}</a></p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default function WhoDoesWhatPage() {
  return guarded(view)
}
