import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { eventsAt, securityAt } from '@/app/_staff/law-addresses'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { events } from '@/lib/copy/staff/events'
import { security as words } from '@/lib/copy/staff/security'
import { SecurityQuery, spanOf } from '@/lib/input/law-forms'
import { readEventChoices } from '@/lib/use-cases/read-events'
import { readSecurity } from '@/lib/use-cases/read-security'
import { SecurityDays } from './days'
import { SecurityFilters } from './filters'
import { SecurityList } from './list'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What is asked, and by whom. Read once for a page and its title. */
const open = cache(async (text: string) => {
  const asked = SecurityQuery.parse(JSON.parse(text))
  const desk = await openManageDesk(asked.clinic)
  return { asked, desk, choices: unwrap(await readEventChoices(desk.actor)) }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: words.title((await open(JSON.stringify(await searchParams))).desk.clinic.place) }
}

interface PagesProps {
  page: { lines: readonly { at: number; id: string }[]; more: boolean }
  isFirst: boolean
  clinic: string
  place: Parameters<typeof securityAt>[1]
}

/** To the newest, and to what came before. */
function Pages({ page, isFirst, clinic, place }: PagesProps) {
  const older = { ...place, before: beforeOf(page.lines.at(-1)) }
  return (
    <p className="pages">
      {!isFirst && (
        <Link className="b edge" prefetch={false} href={securityAt(clinic, place)}>
          {words.newest}
        </Link>
      )}
      {page.more && (
        <Link className="b edge" prefetch={false} href={securityAt(clinic, older)}>
          {words.older}
        </Link>
      )}
    </p>
  )
}

/** Who signed in, which tries failed, and what was refused. */
export default async function SecurityPage({ searchParams }: Props) {
  const { asked, desk, choices } = await open(JSON.stringify(await searchParams))
  const { staff, verb, before } = asked
  const { wrong, ...span } = spanOf(
    {
      ...asked,
      patient: undefined,
      before: undefined,
      'from-time': undefined,
      'until-time': undefined,
    },
    desk.clinic.timeZone,
  )
  const isWrong = wrong.from !== undefined || wrong.until !== undefined
  const page = isWrong
    ? { lines: [], days: [], more: false }
    : unwrap(
        await readSecurity(
          desk.actor,
          { staff, verb, before, ...span },
          desk.clinic.timeZone,
          desk.now,
        ),
      )
  const place = { staff, verb, from: asked.from, until: asked.until }
  return (
    <ManageDesk
      desk={desk}
      here="events"
      heading={words.heading}
      say={words.said(page.lines.length, page.more)}
      className="events"
      elsewhere={(clinic) => securityAt(clinic)}
      aside={
        <Link className="b edge" prefetch={false} href={eventsAt(desk.clinic.id)}>
          {words.back}
        </Link>
      }
    >
      <SecurityFilters asked={asked} clinic={desk.clinic.id} staff={choices.staff} wrong={wrong} />
      <p className="hint e-rule">{words.rule}</p>
      {page.days.length > 0 && before === undefined && (
        <SecurityDays days={page.days} today={desk.day} />
      )}
      {page.lines.length === 0 && !isWrong && (
        <div className="e-rule">
          <h2>{words.emptyHeading}</h2>
          <p>
            {words.empty} <Link href={securityAt(desk.clinic.id)}>{words.everything}</Link>
          </p>
        </div>
      )}
      {page.lines.length > 0 && (
        <div role="region" aria-label={events.region} tabIndex={0} className="e-region">
          <SecurityList lines={page.lines} zone={desk.clinic.timeZone} now={desk.now} />
        </div>
      )}
      <Pages page={page} isFirst={before === undefined} clinic={desk.clinic.id} place={place} />
    </ManageDesk>
  )
}

const beforeOf = (last: { at: number; id: string } | undefined): string | undefined =>
  last && `${last.at}~${last.id}`
