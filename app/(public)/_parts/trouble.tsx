import { trouble } from '@/lib/copy/patient/trouble'
import { paths } from './paths'
import { Phone } from './phone'
import { lastSite } from './read-site'
import { Shell } from './shell'

/** What is shown when the practice could not be read: from what was read last, or from nothing at all. */
export function Trouble() {
  const site = lastSite()
  const body = (
    <div className="body">
      <main id="main" tabIndex={-1}>
        <div className="narrow lines">
          <h1>{trouble.heading}</h1>
          <p className="lead">{trouble.text}</p>
          <p>{site ? <>{trouble.ring}<Phone number={site.practice.phone} /></> : trouble.ringPlain}</p>
          <p className="buttons"><a className="button second" href="">{trouble.again}</a> <a href={paths.home}>{trouble.home}</a></p>
        </div>
      </main>
    </div>
  )
  if (site) return <Shell site={site} title={trouble.title} plain>{body}</Shell>
  return <><title>{trouble.title}</title><div className="page plain">{body}</div></>
}
