import { AppFields } from '@/app/_staff/app-fields'
import { ActForm } from '@/app/_ui/staff/act-form'
import { Press } from '@/app/_ui/staff/press'
import { account } from '@/lib/copy/staff/account'
import { dayOf, mediumDate, type Zone } from '@/lib/core/time'
import type { AccountView } from '@/lib/use-cases/read-account'
import { setUp } from './actions'

const words = account.app

/** The app: whether there is one, and how to set one up, as a picture and in letters. */
export function AppSection({ view, zone }: { view: AccountView; zone: Zone }) {
  const { totpSince, proposed } = view
  return (
    <section aria-labelledby="app">
      <h2 id="app">{words.heading}</h2>
      <p>{totpSince === null ? words.none : words.since(mediumDate(dayOf(totpSince, zone)))}</p>
      {!proposed && totpSince === null && <p>{words.first}</p>}
      {proposed && totpSince === null && <SetUp proposed={proposed} />}
      {proposed && totpSince !== null && <details><summary>{words.again}</summary><SetUp proposed={proposed} /></details>}
    </section>
  )
}

const SetUp = ({ proposed }: { proposed: NonNullable<AccountView['proposed']> }) => (
  <ActForm action={setUp} label={words.heading}>
    <AppFields proposed={proposed} />
    <Press className="act main">{words.submit}</Press>
  </ActForm>
)
