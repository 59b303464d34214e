import type { Metadata } from 'next'
import { cache } from 'react'
import { figuresAt } from '@/app/_staff/figures-addresses'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { unwrap } from '@/app/_staff/unwrap'
import { figures as words, periodName, periodShort } from '@/lib/copy/staff/figures'
import { FiguresQuery } from '@/lib/input/figures-forms'
import { readFigures } from '@/lib/use-cases/read-figures'
import { readProof } from '@/lib/use-cases/require-recent'
import { Hatching } from './charts/parts'
import { Choose, Ways } from './choose'
import { Lead } from './lead'
import { Fate, Visits, Waiting } from './people'
import { Calls, Cancelled, Full, Leads, Missed, Wait } from './questions'
import { besideOf } from './tables'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Read once for the page and its title. */
const load = cache(async (text: string) => {
  const { clinic: asked, ...place } = FiguresQuery.parse(JSON.parse(text))
  const desk = await openManageDesk(asked)
  const view = unwrap(await readFigures(desk.actor, { clinic: desk.clinic.id, ...place }, desk.now))
  return { desk, view, place, proof: await readProof(desk.actor, desk.now) }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { desk, place } = await load(JSON.stringify(await searchParams))
  return { title: words.title(place.everywhere ? words.everywhere : desk.clinic.place) }
}

/** How a week, a month or a quarter went, beside the one before it. */
export default async function FiguresPage({ searchParams }: Props) {
  const { desk, view, place, proof } = await load(JSON.stringify(await searchParams))
  const { clinic } = desk
  const before = periodShort(besideOf(view))
  const name = periodName(view.period)
  return (
    <ManageDesk
      desk={desk} here="figures" className="figures" heading={words.heading(name, place.everywhere ? words.everywhere : clinic.place)}
      say={view.running ? words.running(before) : words.beside(before)} aside={<Ways view={view} clinic={clinic} place={place} proof={proof} />}
      elsewhere={(id) => figuresAt(id, { ...place, everywhere: false, practitioner: undefined })}
    >
      <Hatching />
      <Choose view={view} clinic={clinic} place={place} several={desk.clinics.length > 1} />
      <Lead view={view} />
      <div className="fg-sections">
        <Full view={view} />
        <Wait view={view} />
        <Calls view={view} />
        <Missed view={view} />
        <Fate view={view} />
        <Leads view={view} />
        <Cancelled view={view} />
        <Waiting view={view} />
        <Visits view={view} />
      </div>
    </ManageDesk>
  )
}
