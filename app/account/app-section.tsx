import { encode } from 'uqr'
import { ActForm } from '@/app/_ui/staff/act-form'
import { LineField } from '@/app/_ui/staff/line-field'
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
  <>
    <p>{words.said}</p>
    <div className="qr">
      <Qr text={proposed.address} />
      <p>{words.secret}<br /><code>{proposed.secret.match(/.{1,4}/g)?.join(' ')}</code></p>
    </div>
    <ActForm action={setUp} label={words.heading}>
      <LineField name="code" label={words.code} autoComplete="one-time-code" inputMode="numeric" />
      <Press className="b main">{words.submit}</Press>
    </ActForm>
  </>
)

/** Drawn here, so that the secret goes to nobody else. */
function Qr({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return <svg role="img" aria-label={words.picture} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges"><path d={path} fill="#000" /></svg>
}
