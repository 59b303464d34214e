import type { Metadata } from 'next'
import { currentMailbox } from '@/lib/auth/mailbox-cookie'
import { now } from '@/lib/clock'
import { mine as words } from '@/lib/copy/patient/mine'
import { problemTitle } from '@/lib/copy/patient/site'
import { MailQuery } from '@/lib/input/contact-forms'
import type { SearchParams } from '@/lib/input/journey'
import { readMine } from '@/lib/use-cases/read-mine'
import { guarded } from '../../_parts/guarded'
import { MailForm } from '../../_parts/mail-form'
import { readMailTyped } from '../../_parts/mail-typed'
import { MineList } from '../../_parts/mine-list'
import { paths } from '../../_parts/paths'
import { Phone } from '../../_parts/phone'
import { readSite } from '../../_parts/read-site'
import type { Site } from '../../_parts/read-site'
import { Shell } from '../../_parts/shell'

export const metadata: Metadata = { robots: { index: false } }

const Ring = ({ site }: { site: Site }) => <p className="above-5">{words.ring}<Phone number={site.practice.phone} /></p>

const Asked = ({ site }: { site: Site }) => (
  <>
    <h1>{words.askedHeading}</h1>
    <p className="lead">{words.askedLead}</p>
    <p className="above-3">{words.askedText}</p>
    <p className="above-5 buttons actions"><a className="button second" href={paths.mine()}>{words.again}</a></p>
    <Ring site={site} />
  </>
)

interface DoorProps {
  site: Site
  typed: string | undefined
  error: string | undefined
  isLeft: boolean
}

const Door = ({ site, typed, error, isLeft }: DoorProps) => (
  <>
    {isLeft && <p className="notice pine news" role="status" tabIndex={-1} autoFocus>{words.left}</p>}
    <MailForm action={paths.askMine} label={words.email} hint={words.emailHint} send={words.send} typed={typed} error={error}>
      <h1>{words.heading}</h1>
      <p className="lead">{words.lead}</p>
    </MailForm>
    <p className="above-5">{words.lost} <a href={paths.lost()}>{words.lostLink}</a>.</p>
    <Ring site={site} />
  </>
)

async function door(params: SearchParams) {
  const { asked, problem, left } = MailQuery.parse(params)
  const [site, { typed, error }] = await Promise.all([readSite(now()), readMailTyped(problem === 'yes')])
  return (
    <Shell site={site} title={asked ? words.askedTitle : error ? problemTitle(words.title) : words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          <div className="narrow">{asked ? <Asked site={site} /> : <Door site={site} typed={typed} error={error} isLeft={left === 'yes'} />}</div>
        </main>
      </div>
    </Shell>
  )
}

async function view(params: SearchParams) {
  const mailbox = await currentMailbox()
  const read = mailbox && await readMine(mailbox, now())
  if (!mailbox || !read?.ok) return door(params)
  const site = await readSite(now())
  return (
    <Shell site={site} title={words.title} plain>
      <div className="body">
        <main id="main" tabIndex={-1}>
          {MailQuery.parse(params).gone && <p className="notice brass news" role="status" tabIndex={-1} autoFocus>{words.gone}</p>}
          <h1>{words.heading}</h1>
          <p className="lead narrow mailbox">{words.shown(mailbox.email)}</p>
          <MineList people={read.value} />
          <form className="above-7 buttons" method="post" action={paths.leaveMine}>
            <button className="button second">{words.leave}</button> <span className="soft">{words.leaveSaid}</span>
          </form>
        </main>
      </div>
    </Shell>
  )
}

export default async function MinePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  return guarded(() => view(params))
}
