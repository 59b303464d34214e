import type { ReactNode } from 'react'
import { now } from '@/lib/clock'
import { notFound as pageWords, noSuchLink as linkWords } from '@/lib/copy/patient/trouble'
import { paths } from './paths'
import { Phone } from './phone'
import { lastSite, readSite } from './read-site'
import { Shell } from './shell'

async function NoSuch({ words }: { words: typeof pageWords }): Promise<ReactNode> {
  const site = await readSite(now()).catch(() => lastSite())
  const body = (
    <div className="body">
      <main id="main" tabIndex={-1}>
        <div className="narrow lines">
          <h1>{words.heading}</h1>
          <p className="lead">{words.text}</p>
          {site && <p>{words.ring}<Phone number={site.practice.phone} /></p>}
          <p><a href={paths.home}>{words.home}</a></p>
        </div>
      </main>
    </div>
  )
  if (!site) return <><title>{words.title}</title><div className="page plain">{body}</div></>
  return <Shell site={site} title={words.title} plain>{body}</Shell>
}

/** The same for a wrong secret, none, and a reference that doesn't exist: it says nothing about any of them. */
export const NoSuchLink = () => <NoSuch words={linkWords} />
export const NoSuchPage = () => <NoSuch words={pageWords} />
