import type { Metadata } from 'next'
import { now } from '@/lib/clock'
import { lostLink as words } from '@/lib/copy/patient/lost-link'
import { problemTitle } from '@/lib/copy/patient/site'
import { MailQuery } from '@/lib/input/contact-forms'
import type { SearchParams } from '@/lib/input/journey'
import { guarded } from '../../_parts/guarded'
import { MailForm } from '../../_parts/mail-form'
import { readMailTyped } from '../../_parts/mail-typed'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { readSite } from '../../_parts/read-site'
import type { Site } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

const Ring = ({ site }: { site: Site }) => <p className="above-5">{words.rather}<Phone number={site.practice.phone} /></p>

/** The same for everybody. */
const Asked = ({ site }: { site: Site }) => (
  <>
    <h1>{words.askedHeading}</h1>
    <p className="lead">{words.askedLead}</p>
    <p className="above-3">{words.askedText}</p>
    <p className="above-5 buttons actions"><a className="button second" href={paths.lost()}>{words.again}</a></p>
    <Ring site={site} />
  </>
)

async function view(params: SearchParams) {
  const { asked, problem } = MailQuery.parse(params)
  const [site, { typed, error }] = await Promise.all([readSite(now()), readMailTyped(problem === 'yes')])
  const title = asked ? words.askedTitle : error ? problemTitle(words.title) : words.title
  return (
    <Shell site={site} title={title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <div className="narrow">
            {asked ? <Asked site={site} /> : (
              <MailForm action={paths.sendLost} label={words.email} hint={words.hint} send={words.send} typed={typed} error={error}>
                <h1>{words.heading}</h1>
                <p className="lead">{words.lead}</p>
              </MailForm>
            )}
            {!asked && <Ring site={site} />}
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function LostLinkPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
