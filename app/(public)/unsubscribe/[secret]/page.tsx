import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { now } from '@/lib/clock'
import { reminders as words } from '@/lib/copy/patient/reminders'
import { readReminders } from '@/lib/use-cases/set-reminders'
import { guarded } from '../../_parts/guarded'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { readSite } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

/** Looking changes nothing: programs that scan mail open every link. */
async function page(secret: string) {
  const [site, read] = await Promise.all([readSite(now()), readReminders(secret)])
  if (!read.ok) notFound()
  const isOn = read.value.reminders
  const { heading, lead, button } = isOn ? words.on : words.off
  return (
    <Shell site={site} title={words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <h1>{heading}</h1>
          <p className="lead narrow">{lead}</p>
          <form className="above-5" method="post" action={paths.setReminders(secret, isOn ? 'stop' : 'start')}>
            <button className={isOn ? 'button' : 'button second'}>{button}</button>
          </form>
          <p className="above-5">{words.ring}<Phone number={site.practice.phone} />.</p>
        </main>
      </div>
    </Shell>
  )
}

export default async function RemindersPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  return guarded(() => page(secret))
}
