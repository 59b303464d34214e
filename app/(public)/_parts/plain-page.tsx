import { now } from '@/lib/clock'
import { Phone } from './phone'
import { readSite } from './read-site'
import type { Site } from './read-site'
import { Shell } from './shell'

export interface PlainWords {
  title: string
  heading: string
  lead: string
  sections: (site: Site) => { heading: string; paragraphs: string[] }[]
  ring: string
}

/** A page of headings and paragraphs, with the number to ring at its end; `path` is its address. */
export async function plainPage(words: PlainWords, path: string) {
  const site = await readSite(now())
  return (
    <Shell site={site} title={words.title} facts={{ path, description: words.lead }}>
      <div className="body hung">
        <span className="bob" aria-hidden="true" />
        <main id="main" tabIndex={-1}>
          <div className="narrow prose">
            <h1>{words.heading}</h1>
            <p className="lead">{words.lead}</p>
            {words.sections(site).map((section) => (
              <section key={section.heading} className="prose">
                <h2>{section.heading}</h2>
                {section.paragraphs.map((text) => <p key={text}>{text}</p>)}
              </section>
            ))}
            <p>{words.ring}<Phone number={site.practice.phone} />.</p>
          </div>
        </main>
      </div>
    </Shell>
  )
}
