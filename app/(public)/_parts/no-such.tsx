import type { ReactNode } from 'react'
import { now } from '@/lib/clock'
import { lostLink } from '@/lib/copy/patient/lost-link'
import { notFound as words } from '@/lib/copy/patient/trouble'
import { paths } from './paths'
import { Phone } from './phone'
import { lastSite, readSite } from './read-site'
import { Shell } from './shell'

/** What is shown where nothing is; also when the practice can't be read. */
export async function NoSuchPage(): Promise<ReactNode> {
  const site = await readSite(now()).catch(() => lastSite())
  const body = (
    <div className="body">
      <main id="main" tabIndex={-1}>
        <div className="narrow lines">
          <h1>{words.heading}</h1>
          <p className="lead">{words.text}</p>
          {site && <p>{words.ring}<Phone number={site.practice.phone} /></p>}
          <p><a href={paths.lost()}>{lostLink.from}</a></p>
          <p><a href={paths.home}>{words.home}</a></p>
        </div>
      </main>
    </div>
  )
  if (!site) return <><title>{words.title}</title><div className="page plain">{body}</div></>
  return <Shell site={site} title={words.title} plain>{body}</Shell>
}
