import Link from 'next/link'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { people as words } from '@/lib/copy/staff/people'
import type { PersonView } from '@/lib/use-cases/manage-people'
import { peopleAt } from '@/app/_staff/people-addresses'
import { disable, dropFactor, enable, endTheirs, inviteAgain, resetPassword, saveRoles } from './actions'
import { RolesFields } from './roles-fields'

interface Props {
  person: PersonView
  sessions: number
  clinic: string
  clinics: { id: string; place: string }[]
  practitioners: { id: string; name: string }[]
}

/** One account, and everything that may be done with it. */
export function PersonPane({ person, sessions, clinic, clinics, practitioners }: Props) {
  const staff = person.id
  const had = person.grants.map((grant) => `role-${[grant.role, grant.clinic].filter(Boolean).join(' ')}`)
  const invited = person.link?.purpose === 'invite'
  return (
    <div className="person">
      <h2>{person.name}</h2>
      <p>{person.email} · <Link prefetch={false} href={peopleAt(clinic)}>{words.close}</Link></p>
      {person.linkToHand && <p className="hand">{words.hand}<br /><code>{person.linkToHand}</code></p>}
      <section>
        <ActForm action={saveRoles} hidden={{ staff }} label={words.rolesHeading}>
          <RolesFields legend={words.rolesHeading} {...{ clinics, practitioners, had }} practitioner={person.practitioner} />
          <Press className="act main">{words.save}</Press>
        </ActForm>
      </section>
      <section>
        {!person.disabled && <One action={invited ? inviteAgain : resetPassword} staff={staff}>{invited ? words.inviteAgain : words.resetPassword}</One>}
        {(person.hasTotp || person.passkeys > 0) && <One action={dropFactor} staff={staff}>{words.resetFactor}</One>}
        {sessions > 0 ? <One action={endTheirs} staff={staff}>{words.endSessions(sessions)}</One> : <p>{words.noSessions}</p>}
        <One action={person.disabled ? enable : disable} staff={staff}>{person.disabled ? words.enable : words.disable}</One>
      </section>
    </div>
  )
}

const One = ({ action, staff, children }: { action: typeof disable; staff: string; children: string }) => (
  <ActForm action={action} hidden={{ staff }}><Press className="act">{children}</Press></ActForm>
)
