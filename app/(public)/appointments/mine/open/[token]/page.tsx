import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { now } from '@/lib/clock'
import { mine as words } from '@/lib/copy/patient/mine'
import { readSignIn } from '@/lib/use-cases/mailbox-session'
import { guarded } from '../../../../_parts/guarded'
import { paths } from '../../../../_parts/paths'
import { Phone } from '../../../../_parts/phone'
import { readSite } from '../../../../_parts/read-site'
import { Shell } from '../../../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

const said = {
  open: { title: words.openTitle, heading: words.openHeading, lead: words.openLead },
  used: { title: words.usedTitle, heading: words.usedHeading, lead: words.usedLead },
  over: { title: words.overTitle, heading: words.overHeading, lead: words.overLead },
}

/** Where the mailed link leads. Looking uses nothing up: mail is looked at by machines before it is read. */
async function view(token: string) {
  const [site, asked] = await Promise.all([readSite(now()), readSignIn(token, now())])
  if (!asked) notFound()
  const { title, heading, lead } = said[asked.state]
  return (
    <Shell site={site} title={title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <div className="narrow">
            <h1>{heading}</h1>
            <p className="lead">{lead}</p>
            {asked.state === 'open' ? (
              <form className="above-5" method="post" action={paths.enterMine(token)}>
                <button className="button">{words.open}</button>
                <p className="above-3 soft">{words.openFor}</p>
              </form>
            ) : <p className="above-5 buttons actions"><a className="button" href={paths.mine()}>{words.another}</a></p>}
            <p className="above-5">{words.ring}<Phone number={site.practice.phone} /></p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default async function OpenMinePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  return guarded(() => view(token))
}
