import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { absencesAt } from '@/app/_staff/absence-addresses'
import { toTellAt } from '@/app/_staff/addresses'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { manageAbsences as words } from '@/lib/copy/staff/manage-absences'
import { AbsencesQuery } from '@/lib/input/my-own-forms'
import { readAbsence, readAbsences } from '@/lib/use-cases/read-absences'
import { AbsenceLists } from './absence-lists'
import { Decide } from './decide'
import { Enter } from './enter'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const load = cache(async (text: string) => {
  const query = AbsencesQuery.parse(JSON.parse(text))
  const desk = await openManageDesk(query.clinic)
  const [view, opened] = await Promise.all([
    readAbsences(desk.actor, desk.now).then(unwrap), query.absence === undefined ? null : readAbsence(desk.actor, query.absence, desk.now),
  ])
  return { query, desk, view, opened }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: words.title((await load(JSON.stringify(await searchParams))).desk.clinic.place) }
}

/** Who asked to be away, and who is; granted, refused, changed, entered and ended here. */
export default async function AbsencesPage({ searchParams }: Props) {
  const { query, desk, view, opened } = await load(JSON.stringify(await searchParams))
  const { clinic } = desk
  const said = query.done === undefined ? words.headingSaid : (
    <>{words[query.done]}{(query.told ?? 0) > 0 && <> {words.told(query.told ?? 0)} <Link href={toTellAt(clinic.id)}>{words.toList}</Link></>}</>
  )
  const aside = <Link className="b edge" prefetch={false} href={absencesAt(clinic.id, { do: 'enter' })} aria-keyshortcuts="E">{words.enter}</Link>
  return (
    <ManageDesk desk={desk} here="absences" heading={words.heading} say={said} aside={aside} className="absences">
      <div className={opened !== null || query.do === 'enter' ? 'absence-panes has-open' : 'absence-panes'}>
        <AbsenceLists view={view} desk={desk} open={query.absence} />
        {opened?.ok === true && <Decide key={`${opened.value.id} ${opened.value.version}`} {...{ absence: opened.value, query, desk }} />}
        {opened?.ok === false && <aside className="absence-open"><p>{words.gone}</p></aside>}
        {opened === null && query.do === 'enter' && <Enter {...{ view, query, desk }} />}
      </div>
    </ManageDesk>
  )
}
