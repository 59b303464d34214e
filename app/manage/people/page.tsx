import type { Metadata } from 'next'
import { ManageDesk } from '@/app/_staff/manage-desk'
import { openManageDesk } from '@/app/_staff/open-manage-desk'
import { ProveAgain } from '@/app/_staff/prove-again'
import { unwrap } from '@/app/_staff/unwrap'
import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
import { Press } from '@/app/_ui/staff/press'
import { people as words } from '@/lib/copy/staff/people'
import { PeopleQuery } from '@/lib/input/account-forms'
import { readPeople, readSessionsOf } from '@/lib/use-cases/manage-people'
import { readPractitioners } from '@/lib/use-cases/read-practitioners'
import { invite } from './actions'
import { PeopleList } from './people-list'
import { PersonPane } from './person-pane'
import { RolesFields } from './roles-fields'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

const said = (done: string | undefined): string => (done !== undefined && Object.hasOwn(words.done, done) ? words.done[done as keyof typeof words.done] : '')

/** Who signs in, as what, and where. */
export default async function PeoplePage({ searchParams }: Props) {
  const query = PeopleQuery.parse(await searchParams)
  const desk = await openManageDesk(query.clinic)
  const { actor, now, clinic, clinics } = desk
  const { people, isRecent } = unwrap(await readPeople(actor, now, query.person ?? undefined))
  const practitioners = (await readPractitioners({})).map(({ id, name }) => ({ id, name }))
  const open = people.find(({ id }) => id === query.person)
  const places = clinics.map(({ id, place }) => ({ id, place }))
  const sessions = open ? unwrap(await readSessionsOf(actor, { staff: open.id }, now)).length : 0
  return (
    <ManageDesk desk={desk} here="people" heading={words.heading} say={said(query.done)}>
      {!isRecent && <ProveAgain passkeys={(people.find(({ id }) => id === actor.id)?.passkeys ?? 0) > 0} />}
      <div className="accounts">
        <PeopleList people={people} clinic={clinic.id} clinics={places} zone={clinic.timeZone} open={query.person} />
        {open ? <PersonPane key={open.id} person={open} sessions={sessions} clinic={clinic.id} clinics={places} practitioners={practitioners} /> : (
          <div className="accounts-invite">
            <h2>{words.inviteHeading}</h2>
            <ActForm action={invite} label={words.inviteHeading}>
              <LineField name="name" label={words.name} autoComplete="off" />
              <LineField name="email" label={words.email} type="email" autoComplete="off" />
              <RolesFields legend={words.rolesHeading} clinics={places} practitioners={practitioners} />
              <Press className="act main">{words.invite}</Press>
            </ActForm>
          </div>
        )}
      </div>
    </ManageDesk>
  )
}
