import type { Metadata } from 'next'
import { Desk } from '@/app/_staff/desk'
import { unwrap } from '@/app/_staff/unwrap'
import { patients as words } from '@/lib/copy/staff/patients'
import { phoneWords } from '@/lib/copy/staff/phone'
import { longDate, type Day } from '@/lib/core/time'
import { PatientsQuery } from '@/lib/input/patient-record-forms'
import { readAlikePatients } from '@/lib/use-cases/read-alike-patients'
import { readRecentPatients } from '@/lib/use-cases/read-recent-patients'
import { AlikeList } from './alike-list'
import { Finder } from './finder'
import { openDesk } from './open-desk'
import { PersonLink } from './person-link'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

const bornWords = (born: Day): string => longDate(born).replace(/^\S+ /, '')

export default async function PatientsPage({ searchParams }: Props) {
  const desk = await openDesk(PatientsQuery.parse(await searchParams).clinic)
  const [recent, pairs] = await Promise.all([
    readRecentPatients(desk.actor, { zone: desk.clinic.timeZone }, desk.now).then(unwrap),
    readAlikePatients(desk.actor, desk.now).then(unwrap),
  ])
  return (
    <Desk {...desk} skip={words.skip}>
      <main id="main" className="patients">
        <div className="top"><h1>{words.heading}</h1></div>
        <section className="find-pane" aria-label={words.heading}>
          <Finder />
          <h2>{words.recent}</h2>
          {recent.length === 0 ? <p className="nothing">{words.noneRecent}</p> : (
            <ul className="people">
              {recent.map(({ id, name, phone, dateOfBirth }) => (
                <PersonLink key={id} person={{ id, name, phone: phoneWords(phone), born: dateOfBirth && bornWords(dateOfBirth) }} />
              ))}
            </ul>
          )}
        </section>
        <section className="alike-pane" aria-labelledby="alike">
          <h2 id="alike">{words.alikeHeading} <small>{words.alikeCount(pairs.length)}</small></h2>
          <AlikeList pairs={pairs} />
        </section>
      </main>
    </Desk>
  )
}
