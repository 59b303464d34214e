import type { Metadata } from 'next'
import { now } from '@/lib/clock'
import { lostLink, replacedLink as words } from '@/lib/copy/patient/lost-link'
import { guarded } from '../../_parts/guarded'
import { MailForm } from '../../_parts/mail-form'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

/** What an old link shows, in its own place: that it is old, and nothing of what it was for. */
async function view() {
  const site = await readSite(now())
  return (
    <Shell site={site} title={words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <div className="narrow">
            <MailForm action={paths.sendLost} label={lostLink.email} hint={lostLink.hint} send={lostLink.send} typed={undefined} error={undefined}>
              <h1>{words.heading}</h1>
              <p className="lead">{words.lead}</p>
              <p className="above-3">{words.text}</p>
            </MailForm>
            <p className="above-5">{words.ring}<Phone number={site.practice.phone} /></p>
          </div>
        </main>
      </div>
    </Shell>
  )
}

export default function ReplacedLinkPage() {
  return guarded(view)
}
